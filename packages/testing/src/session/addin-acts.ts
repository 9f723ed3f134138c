import {
  type AddinRoom,
  type Appearance,
  type CheckContext,
  type Draft,
  type DraftInput,
  type DraftWants,
  type Grant,
  type LogPage,
  type OpenReason,
  type Outcome,
  type Range,
  type Registration,
  type Room,
  type RoomInfo,
  RoompaneError,
  type Verdict,
} from '@roompane/protocol';
import { type NounAct, performNoun } from './addin-nouns.ts';
import { AddinStreams, type OpenParams, type TakeParams } from './addin-streams.ts';
import { Diary, type DiaryEntry } from './diary.ts';
import { decide, type Rule } from './rule.ts';

/** What an add-in author has in hand before there is a room. */
export interface AddinApi {
  connect(options: { readonly hosts?: readonly string[] }): Promise<AddinRoom>;
  /** Enters another room of the same server. */
  enter(room: AddinRoom, roomId: string): Promise<EnteredHere>;
  /** Turns the add-in's own time on. */
  advance(ms: number): void;
}

/** Another room, as an author has it. */
export interface EnteredHere extends Room {
  close(): void;
}

/** An act in another room that was entered before. */
export interface There {
  readonly roomId: string;
}

/** What an add-in sees of its room at one moment. */
export interface Sight {
  /** `self.origin` where the add-in's code runs. */
  readonly origin: string;
  readonly info: RoomInfo;
  /** Of the local user, as the add-in sees them. */
  readonly myId: string;
  readonly may: readonly Grant[];
  readonly grants: readonly Grant[];
  readonly appearance: Appearance;
  readonly openReason: OpenReason;
}

/** The name under which an act can be aborted or asked about. */
export interface Named {
  readonly name: string;
}

/** Without a place: the newest page. */
export interface ReadParams extends Partial<Named>, Range {}

export interface PostParams extends Partial<Named> {
  readonly draft: DraftInput;
}

export interface InterceptActParams {
  readonly rule: Rule;
  readonly includeOwn?: boolean;
  readonly wants?: DraftWants;
}

/**
 * An honest add-in that does what a suite tells it to. What goes in and comes out is plain JSON, so that the add-in may
 * stand in the page, in a frame, or in an opaque frame on another site.
 */
export class AddinActs {
  readonly #api: AddinApi;
  readonly #diary = new Diary();
  readonly #streams: AddinStreams;
  readonly #running = new Map<string, AbortController>();
  readonly #entered = new Map<string, EnteredHere>();
  #room: AddinRoom | undefined;
  #filter: Registration | undefined;
  #check: { readonly draft: Draft; readonly context: CheckContext; answer(verdict: Verdict): void } | undefined;

  constructor(api: AddinApi) {
    this.#api = api;
    this.#streams = new AddinStreams((roomId) => (roomId === undefined ? this.#current : this.#there(roomId)));
  }

  async connect(options: { readonly hosts?: readonly string[] } = {}): Promise<Sight> {
    const room = await this.#api.connect(options);
    if (room === this.#room) return this.look();
    this.#room = room;
    for (const type of ['info-changed', 'me-changed', 'appearance-changed', 'grants-changed'] as const) {
      room.addEventListener(type, ({ before, now }) => this.#diary.note({ type, before, now }));
    }
    room.addEventListener('closed', ({ reason: { code, data = {} } }) =>
      this.#diary.note({ type: 'closed', code, ...('reason' in data ? { why: data['reason'] } : {}) }),
    );
    return this.look();
  }

  /** Do two calls at once give the same room? */
  async connectTwice(): Promise<boolean> {
    const [one, other] = await Promise.all([this.#api.connect({}), this.#api.connect({})]);
    return one === other && one === (await this.#api.connect({}));
  }

  look(): Sight {
    const { info, me, grants, appearance, openReason } = this.#current;
    return { origin: globalThis.origin, info, myId: me.id, may: me.may, grants, appearance, openReason };
  }

  supports(method: string): boolean {
    return this.#current.supports(method);
  }

  post({ draft, name }: PostParams): Promise<Outcome> {
    return this.#run(name, (signal) => this.#current.post(draft, { signal }));
  }

  read({ name, ...range }: ReadParams): Promise<LogPage> {
    const { messages } = this.#current;
    const { limit, before, after, around, fromEpochMs } = range;
    return this.#run(name, (signal) => {
      if (before !== undefined) return messages.older({ limit, before, signal });
      if ((after ?? around ?? fromEpochMs) !== undefined) return messages.page({ ...range, signal });
      return messages.latest({ limit, signal });
    });
  }

  /** Reads `count` pages one after the other, and counts how each ended. */
  async readOften(count: number): Promise<Readonly<Record<string, number>>> {
    const endings: Record<string, number> = {};
    for (let i = 0; i < count; i++) {
      const ending = await this.#current.messages.latest({ limit: 1 }).then(
        () => 'read',
        (error: RoompaneError) => error.code,
      );
      endings[ending] = (endings[ending] ?? 0) + 1;
    }
    return endings;
  }

  /** The texts of every page, from the newest page to the oldest, and which page says that it is the first. */
  async history(limit: number): Promise<readonly { readonly texts: readonly string[]; readonly isFirst: boolean }[]> {
    const pages = [];
    for await (const { events, isFirst } of this.#current.messages.history({ limit })) {
      pages.push({ texts: events.map((each) => (each.type === 'posted' ? each.message.body.text : '')), isFirst });
    }
    return pages;
  }

  /** An act of a noun that has an entry of its own. */
  noun({ name, ...act }: NounAct & Partial<Named>): Promise<unknown> {
    return this.#run(name, (signal) => performNoun(this.#current, act, signal));
  }

  /** Enters another room; tells what it is, and what may be done there. */
  async enter({ roomId }: There): Promise<Pick<Sight, 'info' | 'myId' | 'may'>> {
    const room = await this.#api.enter(this.#current, roomId);
    if (this.#entered.get(roomId) !== room) {
      this.#entered.set(roomId, room);
      room.addEventListener('closed', ({ reason }) => this.#diary.note({ type: 'left', roomId, code: reason.code }));
      room.addEventListener('info-changed', ({ now }) => this.#diary.note({ type: 'other-changed', title: now.title }));
    }
    return { info: room.info, myId: room.me.id, may: room.me.may };
  }

  postThere({ roomId, draft }: There & PostParams): Promise<Outcome> {
    return this.#there(roomId).post(draft);
  }

  readThere({ roomId, limit }: There & ReadParams): Promise<LogPage> {
    return this.#there(roomId).messages.latest({ limit });
  }

  leave({ roomId }: There): void {
    this.#there(roomId).close();
  }

  open(params: OpenParams): void {
    this.#streams.open(params);
  }

  take(params: TakeParams): Promise<readonly unknown[]> {
    return this.#streams.take(params);
  }

  readUntil(params: Named & { readonly text: string }): Promise<readonly string[]> {
    return this.#streams.readUntil(params);
  }

  stop({ name }: Named): Promise<void> {
    return this.#streams.stop(name);
  }

  async intercept({ rule, includeOwn = false, wants }: InterceptActParams): Promise<void> {
    this.#filter = await this.#current.outgoing.intercept((draft, context) => this.#judge(rule, draft, context), {
      includeOwn,
      wants,
    });
  }

  release(): void {
    this.#filter?.close();
  }

  /** Says of the check that hangs that it is still at it. */
  progress(text: string): void {
    this.#check?.context.progress(text);
  }

  /** Gives the check that hangs its verdict after all. */
  answer(rule: Rule): void {
    const check = this.#check;
    if (check) check.answer(decide(rule, check.draft));
  }

  /** What happened to the add-in so far. */
  diary(): readonly DiaryEntry[] {
    return this.#diary.entries;
  }

  /** Resolves with the entries of one type once there are `count` of them. */
  until({ type, count = 1 }: { readonly type: string; readonly count?: number }): Promise<readonly DiaryEntry[]> {
    return this.#diary.until(type, count);
  }

  abort({ name }: Named): void {
    this.#running.get(name)?.abort();
    this.#streams.abort(name);
  }

  isRunning({ name }: Named): boolean {
    return this.#running.has(name);
  }

  advance(ms: number): void {
    this.#api.advance(ms);
  }

  close(): void {
    this.#current.close();
  }

  get #current(): AddinRoom {
    if (!this.#room) throw new RoompaneError('connection/closed');
    return this.#room;
  }

  #there(roomId: string): EnteredHere {
    const room = this.#entered.get(roomId);
    if (!room) throw new RoompaneError('room/not-joined');
    return room;
  }

  async #run<Result>(name: string | undefined, act: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const controller = new AbortController();
    if (name === undefined) return act(controller.signal);
    this.#running.set(name, controller);
    return act(controller.signal).finally(() => this.#running.delete(name));
  }

  #judge(rule: Rule, draft: Draft, context: CheckContext): Verdict | Promise<Verdict> {
    const { signal, via } = context;
    const mentions = draft.body.spans.flatMap(({ type, target }) => (type === 'mention' && target ? [target] : []));
    const [said, meant] = [via ? { via: via.id } : {}, mentions.length ? { mentions } : {}];
    this.#diary.note({ type: 'checked', text: draft.body.text, ...said, ...meant });
    if (rule.does !== 'hang') return decide(rule, draft);
    signal.addEventListener('abort', () => this.#diary.note({ type: 'check-aborted' }), { once: true });
    return new Promise((answer) => (this.#check = { draft, context, answer }));
  }
}
