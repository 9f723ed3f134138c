import { type HostRoom, linkAddin, type LinkedSession } from '@roompane/host';
import {
  type Clock,
  createHoldableClock,
  type Cursor,
  type Grant,
  GRANT_NAMES,
  isRoompaneError,
  type LiveEvent,
  type Message,
  type Outcome,
  react,
  redact,
  unread,
} from '@roompane/protocol';
import { createLinkedPair, type LinkedPair } from '@roompane/testing';
import { ConnectedRoom } from '../../../addin/src/connected-room.ts';
import { appearance } from '../appearance.ts';
import { STATE_NAMES, type StateName, stateStreams } from './known-states.ts';
import { Patience } from './patience.ts';
import { readWelcome } from './read-welcome.ts';

const RETRY_MS = 1_000;
const withoutReading = GRANT_NAMES.filter((grant) => grant !== 'messages/read' && grant !== 'roster/read');

/** One life of an add-in's page, over a pair of links on which nothing arrives by itself. */
interface Page {
  readonly pair: LinkedPair;
  readonly session: LinkedSession;
  /** Aborted when the page is gone: then nothing in it runs any more. */
  readonly over: AbortController;
  room?: ConnectedRoom;
  /** Ends the stream that is read now. */
  reading?: AbortController;
}

/**
 * An add-in that follows the messages of a room as one should: it keeps the place of the last event, also over a reload, and
 * goes on from there. It asks for the next event only as often as it is wanted to.
 */
export class ReadingAddin {
  /** What it was given, over all its pages. */
  readonly seen: LiveEvent[] = [];
  readonly outcomes: Outcome[] = [];
  /** What went wrong that must not: anything but a coded error. */
  readonly faults: unknown[] = [];
  readonly #id: string;
  readonly #clock: Clock;
  #page: Page | undefined;
  #cursor: Cursor | undefined;
  readonly #patience = new Patience();
  readonly #statePatience = new Map(STATE_NAMES.map((name) => [name, new Patience()]));
  readonly #states = new Map<StateName, unknown>();
  #mayRead = true;
  #isSuspended = false;
  #posts = 0;

  constructor(id: string, clock: Clock) {
    this.#id = id;
    this.#clock = clock;
  }

  /** The place of the last event. */
  get cursor(): Cursor | undefined {
    return this.#cursor;
  }

  /** How it stands, in a word. */
  get state(): string {
    if (!this.#page || this.#page.over.signal.aborted) return 'gone';
    if (this.#isSuspended) return 'suspended';
    if (!this.#page.room) return 'connecting';
    if (this.#page.room.signal.aborted) return 'ended';
    if (!this.#page.room.me.can('messages/read')) return 'denied';
    return this.#patience.isEmpty ? 'busy' : 'waiting';
  }

  /** Strings that may arrive. */
  get underway(): number {
    const page = this.#page;
    return !page || page.over.signal.aborted || this.#isSuspended ? 0 : page.pair.underway;
  }

  get canBeHeard(): boolean {
    return this.#page !== undefined && !this.#page.over.signal.aborted && this.#page.room?.signal.aborted !== true;
  }

  /** Its page is loaded anew beside `room`, whatever became of the last one. */
  load(room: HostRoom): void {
    this.crash();
    this.#page?.session.close();
    const pair = createLinkedPair({ isManual: true });
    const manifest = { id: this.#id, name: this.#id };
    const grants = this.#grants;
    const session = linkAddin({ room, link: pair.host, manifest, grants, appearance, clock: this.#clock });
    const page: Page = { pair, session, over: new AbortController() };
    this.#page = page;
    this.suspend(false);
    void this.#run(page);
  }

  /** The page is gone, and nobody is told. */
  crash(): void {
    this.#page?.over.abort();
  }

  /** The page says bye before it goes. */
  async leave(): Promise<void> {
    this.#page?.room?.close();
    await this.deliver(Infinity);
    this.crash();
  }

  /** The page stands still, or goes on: nothing arrives, and nothing runs. */
  suspend(isSuspended: boolean): void {
    this.#isSuspended = isSuspended;
    for (const patience of this.#patiences) patience.hold(isSuspended);
  }

  get isSuspended(): boolean {
    return this.#isSuspended;
  }

  grant(mayRead: boolean): void {
    this.#mayRead = mayRead;
    this.#page?.session.setGrants(this.#grants);
  }

  /** It asks for so many more events, of each of its streams. */
  want(count: number): void {
    for (const patience of this.#patiences) patience.want(count);
  }

  /** What it knows of a state. */
  knownOf(name: StateName): unknown {
    return this.#states.get(name);
  }

  /** It stops the stream that it reads, and will open another. */
  stop(): void {
    this.#page?.reading?.abort();
  }

  /** Lets at most so many strings arrive, either way. */
  async deliver(count: number): Promise<void> {
    const page = this.#page;
    for (let left = count; left > 0 && page && !page.over.signal.aborted && !this.#isSuspended; left--) {
      if (!page.pair.deliver()) return;
      await Promise.resolve();
    }
  }

  post(): void {
    const posting = this.#live?.post({ body: `${this.#id} ${this.#posts++}` });
    posting?.then((outcome) => this.outcomes.push(outcome)).catch(() => undefined);
  }

  /** It says that all that it was given is read. */
  markRead(): void {
    const room = this.#live;
    if (room && this.#cursor)
      unread(room)
        .markRead(this.#cursor)
        .catch(() => undefined);
  }

  /** It changes a message as an add-in may; whether it does is the room's to say. */
  change(change: 'edit' | 'redact' | 'react', { id: messageId }: Message): void {
    const room = this.#live;
    if (!room) return;
    const changing: Promise<unknown> =
      change === 'edit'
        ? room.post({ body: `${this.#id} ${this.#posts++}`, edits: messageId })
        : change === 'redact'
          ? redact(room, messageId)
          : react(room, { messageId, reaction: '👀', isOn: this.#posts++ % 3 > 0 });
    changing.catch(() => undefined);
  }

  /** The last page goes, with its session. */
  end(): void {
    this.crash();
    this.#page?.session.close();
  }

  get #patiences(): readonly Patience[] {
    return [this.#patience, ...this.#statePatience.values()];
  }

  get #grants(): readonly Grant[] {
    return this.#mayRead ? GRANT_NAMES : withoutReading;
  }

  get #live(): ConnectedRoom | undefined {
    return this.canBeHeard && !this.#isSuspended ? this.#page?.room : undefined;
  }

  async #run(page: Page): Promise<void> {
    const { signal: over } = page.over;
    const room = new ConnectedRoom(await readWelcome(page.pair.addin), createHoldableClock(this.#clock));
    page.room = room;
    for (const name of STATE_NAMES) void this.#again(page, room, () => this.#readState(name, room, over));
    await this.#again(page, room, () => this.#read(room, page));
  }

  /** Does `act` as often as it comes to an end, for as long as the page and its session live. */
  async #again({ over: { signal: over } }: Page, room: ConnectedRoom, act: () => Promise<void>): Promise<void> {
    while (!over.aborted && !room.signal.aborted) {
      try {
        await act();
      } catch (thrown) {
        // A session's end, a grant that went, a line that is down, an answer that came too late: all but what is wrong.
        if (!isRoompaneError(thrown)) this.faults.push(thrown);
      }
      if (!over.aborted && !room.signal.aborted) await this.#pause(over);
    }
  }

  async #readState(name: StateName, room: ConnectedRoom, over: AbortSignal): Promise<void> {
    const patience = this.#statePatience.get(name);
    const { open, fold } = stateStreams[name];
    let state: unknown;
    await patience?.turn(over);
    if (!room.me.can('messages/read')) return;
    for await (const event of open(room, over)) {
      if (over.aborted) return;
      state = fold(state, event);
      this.#states.set(name, state);
      await patience?.turn(over);
    }
  }

  async #read(room: ConnectedRoom, page: Page): Promise<void> {
    const { signal: over } = page.over;
    await this.#patience.turn(over);
    if (!room.me.can('messages/read')) return;
    if (this.#cursor === undefined) {
      const { events, end, isFirst, hasGap } = await room.messages.page({ limit: 256 });
      if (over.aborted) return;
      if (!isFirst || hasGap) this.seen.push({ type: 'gap' });
      this.seen.push(...events);
      this.#cursor = end;
    }
    const reading = new AbortController();
    page.reading = reading;
    for await (const event of room.messages.live({ after: this.#cursor, signal: reading.signal })) {
      if (over.aborted) return;
      this.seen.push(event);
      if ('cursor' in event) this.#cursor = event.cursor;
      await this.#patience.turn(over);
    }
  }

  #pause(over: AbortSignal): Promise<void> {
    return new Promise((resolve) => this.#clock.setTimer(RETRY_MS, resolve, { signal: over }));
  }
}
