import {
  type AddinRoom,
  type Clock,
  type Cursor,
  isRoompaneError,
  type LiveEvent,
  type Outcome,
  react,
  redact,
  unread,
} from '@roompane/protocol';
import { STATE_NAMES, type StateName, stateStreams } from './known-states.ts';
import type { ReaderAct, ReaderStart, ReaderView, RoomAct, Wanted } from './pages.ts';
import { Patience } from './patience.ts';

const RETRY_MS = 1_000;

export interface ReaderOptions extends ReaderStart {
  /** Gives the room; rejects where there is none, or never ends. */
  readonly connect: () => Promise<AddinRoom>;
  readonly clock: Pick<Clock, 'setTimer'>;
}

/**
 * What runs in the page of an add-in that follows the messages of a room as one should: it keeps the place of the last event
 * and goes on from there. It asks for the next event only as often as it is wanted to.
 */
export class Reader implements ReaderView {
  readonly seen: LiveEvent[] = [];
  readonly outcomes: Outcome[] = [];
  readonly faults: string[] = [];
  readonly known: Partial<Record<StateName, unknown>> = {};
  readonly #options: ReaderOptions;
  readonly #patiences: ReadonlyMap<keyof Wanted, Patience>;
  /** Aborted when the page is gone: then nothing in it runs any more. */
  readonly #over = new AbortController();
  #cursor: Cursor | undefined;
  #room: AddinRoom | undefined;
  #mayConnect = true;
  /** Ends the stream that is read now. */
  #reading: AbortController | undefined;

  constructor(options: ReaderOptions) {
    this.#options = options;
    this.#cursor = options.cursor;
    const names = ['messages', ...STATE_NAMES] as const;
    this.#patiences = new Map(names.map((name) => [name, new Patience(options.wanted[name])]));
    void this.#run();
  }

  get cursor(): Cursor | undefined {
    return this.#cursor;
  }

  get wanted(): Wanted {
    return Object.fromEntries([...this.#patiences].map(([name, { wanted }]) => [name, wanted])) as Wanted;
  }

  get state(): ReaderView['state'] {
    if (!this.#room) return this.#mayConnect ? 'connecting' : 'ended';
    if (this.#room.signal.aborted) return 'ended';
    if (!this.#room.me.can('messages/read')) return 'denied';
    return this.#patiences.get('messages')?.wanted === 0 ? 'busy' : 'waiting';
  }

  perform(act: ReaderAct): void {
    switch (act.do) {
      case 'want':
        return this.#patiences.forEach((patience) => patience.want(act.count));
      case 'hold':
        return this.#patiences.forEach((patience) => patience.hold(act.isHeld));
      case 'stop':
        return this.#reading?.abort();
      case 'bye':
        return this.#room?.close();
      case 'end':
        return this.#over.abort();
      default:
        if (this.#room) this.#ask(this.#room, act).catch((thrown: unknown) => this.#blame(thrown));
    }
  }

  async #ask(room: AddinRoom, act: RoomAct): Promise<void> {
    switch (act.do) {
      case 'post':
        this.outcomes.push(await room.post({ body: act.body }));
        return;
      case 'edit':
        await room.post({ body: act.body, edits: act.messageId });
        return;
      case 'redact':
        return redact(room, act.messageId);
      case 'react':
        return react(room, { messageId: act.messageId, reaction: '👀', isOn: act.isOn });
      case 'mark-read':
        if (this.#cursor !== undefined) await unread(room).markRead(this.#cursor);
    }
  }

  async #run(): Promise<void> {
    try {
      this.#room = await this.#options.connect();
    } catch (thrown) {
      this.#mayConnect = false;
      return this.#blame(thrown);
    }
    const room = this.#room;
    for (const name of STATE_NAMES) void this.#again(room, () => this.#readState(name, room));
    await this.#again(room, () => this.#read(room));
  }

  /** Does `act` as often as it comes to an end, for as long as the page and its session live. */
  async #again(room: AddinRoom, act: () => Promise<void>): Promise<void> {
    const { signal: over } = this.#over;
    while (!over.aborted && !room.signal.aborted) {
      try {
        await act();
      } catch (thrown) {
        this.#blame(thrown);
      }
      if (!over.aborted && !room.signal.aborted) await this.#pause(over);
    }
  }

  /** A session's end, a grant that went, a line that is down, an answer that came too late: all but what is wrong. */
  #blame(thrown: unknown): void {
    if (!isRoompaneError(thrown)) this.faults.push(String(thrown));
  }

  async #readState(name: StateName, room: AddinRoom): Promise<void> {
    const { signal: over } = this.#over;
    const patience = this.#patiences.get(name);
    const { open, fold, shown } = stateStreams[name];
    let state: unknown;
    await patience?.turn(over);
    if (!room.me.can('messages/read')) return;
    for await (const event of open(room, over)) {
      if (over.aborted) return;
      state = fold(state, event);
      this.known[name] = shown(state);
      await patience?.turn(over);
    }
  }

  async #read(room: AddinRoom): Promise<void> {
    const { signal: over } = this.#over;
    const patience = this.#patiences.get('messages');
    await patience?.turn(over);
    if (!room.me.can('messages/read')) return;
    if (this.#cursor === undefined) {
      const { events, end, isFirst, hasGap } = await room.messages.page({ limit: 256 });
      if (over.aborted) return;
      if (!isFirst || hasGap) this.seen.push({ type: 'gap' });
      this.seen.push(...events);
      this.#cursor = end;
    }
    const reading = new AbortController();
    this.#reading = reading;
    for await (const event of room.messages.live({ after: this.#cursor, signal: reading.signal })) {
      if (over.aborted) return;
      this.seen.push(event);
      if ('cursor' in event) this.#cursor = event.cursor;
      await patience?.turn(over);
    }
  }

  #pause(over: AbortSignal): Promise<void> {
    return new Promise((resolve) => this.#options.clock.setTimer(RETRY_MS, resolve, { signal: over }));
  }
}
