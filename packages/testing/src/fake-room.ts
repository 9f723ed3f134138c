import {
  type Abortable,
  type Call,
  createDraft,
  type Draft,
  type DraftInput,
  type Grant,
  GRANT_NAMES,
  type LogEvent,
  type Me,
  type MeInfo,
  type Messages,
  type Outcome,
  type Room,
  RoomChangeEvent,
  type Connection,
  RoomClosedEvent,
  type RoomEventMap,
  type RoomInfo,
  RoompaneError,
  type Roster,
  type RosterEntry,
  type StreamCall,
} from '@roompane/protocol';
import { FakeLog } from './fake-log.ts';
import { createFakeAnswers } from './fake-room-acts.ts';
import { FakeRoomStates } from './fake-room-states.ts';
import { FakeRoster } from './fake-roster.ts';
import { type FakeMessageInput, fakeMessage } from './fake-message.ts';
import { untilAborted } from './until-aborted.ts';

export interface FakeRoomOptions {
  /** What differs from “FX desk – London”, a regular, open room. */
  readonly info?: Partial<RoomInfo>;
  /** What differs from Sam Whitfield, a member who may do everything. */
  readonly me?: Partial<MeInfo>;
  /** What was said before, oldest first. */
  readonly messages?: readonly FakeMessageInput[];
  readonly roster?: readonly RosterEntry[];
  /** The other rooms of its server, for `directory(room)`. @default none */
  readonly otherRooms?: readonly RoomInfo[];
}

/** Answers one call of a fake room. A stream is answered with what its reader shall iterate. */
export type FakeAnswer = (params: never, options: Abortable) => unknown;

/** How a fake room takes a draft. It may wait as long as it likes; `signal` is the caller's. */
export type FakePost = (draft: Draft, signal: AbortSignal | undefined) => Outcome | Promise<Outcome>;

/**
 * A room in memory, for tests and previews of what is written against `Room`. It holds the contract of the interface:
 * pages with honest ends, live streams that miss nothing, a post that resolves with an outcome. What happens in it is
 * what the test says; nothing happens by itself.
 */
export class FakeRoom extends EventTarget implements Room {
  /** The log behind {@link FakeRoom.messages}: append to it, fail it, hold it, count its readers. */
  readonly log: FakeLog = new FakeLog();
  /** The people behind {@link FakeRoom.roster}. */
  readonly people: FakeRoster = new FakeRoster();
  /** Drafts that were posted, in order, whatever became of them. */
  readonly drafts: Draft[] = [];
  /** Set it to decide what becomes of a draft. @default it is posted as it is */
  answer: FakePost = (draft) => this.accept(draft);
  /** What is unread, who is typing, which rooms are followed, who invites: set it, and see what the room was asked to do. */
  readonly states: FakeRoomStates = new FakeRoomStates();
  /**
   * What `call` and `follow` answer, by the method's name. The nouns work, as on a server that can do all of it, but for
   * files and for entering other rooms: those are `call/unknown-method` until a test sets them.
   */
  readonly answers: Map<string, FakeAnswer>;
  #connection: Connection = 'online';
  #info: RoomInfo;
  #me: MeInfo;
  #messageCount = 0;

  constructor({ info, me, messages = [], roster, otherRooms = [] }: FakeRoomOptions = {}) {
    super();
    this.#info = {
      id: 'fx-london',
      title: 'FX desk – London',
      description: 'Spot and forwards, 07:00 to 17:00. No client names here.',
      kind: 'regular',
      privacy: 'open',
      ...info,
    };
    this.#me = { id: 'sam', name: 'Sam Whitfield', kind: 'user', role: 'member', may: GRANT_NAMES, ...me };
    this.answers = createFakeAnswers({
      log: this.log,
      states: this.states,
      me: () => this.#me,
      rooms: () => [this.#info, ...otherRooms],
    });
    for (const message of messages) this.say(message);
    const { role, may: _may, ...person } = this.#me;
    this.people.replace(roster ?? [{ person, role, presence: 'active', isSelf: true }]);
  }

  get info(): RoomInfo {
    return this.#info;
  }

  get me(): Me {
    const me = this.#me;
    return { ...me, can: (grant: Grant) => me.may.includes(grant) };
  }

  get messages(): Messages {
    return this.log;
  }

  get roster(): Roster {
    return this.people;
  }

  get connection(): Connection {
    return this.#connection;
  }

  async call<Params, Result>(
    { name, result }: Call<Params, Result>,
    params: Params,
    options: Abortable = {},
  ): Promise<Result> {
    const answer = this.#answerOf(name);
    const given = await untilAborted(Promise.resolve(answer(params as never, options)), options.signal);
    return result(given, '');
  }

  follow<Params, Event>(
    { name }: StreamCall<Params, Event>,
    params: Params,
    options: Abortable = {},
  ): AsyncIterable<Event> {
    return this.#answerOf(name)(params as never, options) as AsyncIterable<Event>;
  }

  /** Someone says something; readers learn of it. Gives the event. */
  say(input: FakeMessageInput): LogEvent {
    const message = fakeMessage({ id: `m${++this.#messageCount}`, ...input });
    if (message.author.id !== this.#me.id) this.states.countPost();
    return this.log.append({ type: 'posted', message });
  }

  /** Posts `draft` as it is, or with other words and a trail, and gives the outcome: what {@link FakeRoom.answer} may return. */
  accept(draft: Draft, outcome: Partial<Extract<Outcome, { type: 'posted' }>> = {}): Outcome {
    const { kind, importance, body, title, key } = draft;
    const { role: _role, may: _may, ...author } = this.#me;
    const own = { id: `m${++this.#messageCount}`, kind, importance, body, author, key, ...(title ? { title } : {}) };
    const message = outcome.message ?? fakeMessage(own);
    this.log.append({ type: 'posted', message });
    return { type: 'posted', message, trail: outcome.trail ?? [] };
  }

  async post(input: DraftInput, { signal }: { readonly signal?: AbortSignal | undefined } = {}): Promise<Outcome> {
    if (!this.me.can('messages/post')) throw new RoompaneError('call/denied', { data: { grant: 'messages/post' } });
    const draft = createDraft(input, `key ${this.drafts.length + 1}`);
    this.drafts.push(draft);
    return untilAborted(Promise.resolve(this.answer(draft, signal)), signal);
  }

  changeConnection(connection: Connection): void {
    const before = this.#connection;
    this.#connection = connection;
    this.dispatchEvent(new RoomChangeEvent('connection-changed', before, connection));
  }

  changeInfo(change: Partial<RoomInfo>): void {
    const before = this.#info;
    this.#info = { ...before, ...change };
    this.dispatchEvent(new RoomChangeEvent('info-changed', before, this.#info));
  }

  changeMe(change: Partial<MeInfo>): void {
    const before = this.#me;
    this.#me = { ...before, ...change };
    this.dispatchEvent(new RoomChangeEvent('me-changed', before, this.#me));
  }

  /** The room is over: streams throw `reason`, and `closed` is dispatched. */
  close(reason: RoompaneError = new RoompaneError('connection/closed')): void {
    this.log.fail(reason);
    this.people.fail(reason);
    this.states.fail(reason);
    this.dispatchEvent(new RoomClosedEvent(reason));
  }

  #answerOf(method: string): FakeAnswer {
    const answer = this.answers.get(method);
    if (!answer) throw new RoompaneError('call/unknown-method', { data: { method } });
    return answer;
  }

  override addEventListener<Name extends keyof RoomEventMap>(
    type: Name,
    listener: ((event: RoomEventMap[Name]) => void) | null,
    options?: AddEventListenerOptions | boolean,
  ): void;
  override addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: AddEventListenerOptions | boolean,
  ): void;
  override addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: AddEventListenerOptions | boolean,
  ): void {
    super.addEventListener(type, listener, options);
  }

  override removeEventListener<Name extends keyof RoomEventMap>(
    type: Name,
    listener: ((event: RoomEventMap[Name]) => void) | null,
  ): void;
  override removeEventListener(type: string, listener: EventListenerOrEventListenerObject | null): void;
  override removeEventListener(type: string, listener: EventListenerOrEventListenerObject | null): void {
    super.removeEventListener(type, listener);
  }
}

/** A room in memory whose nouns work: see {@link FakeRoom}. */
export function fakeRoom(options?: FakeRoomOptions): FakeRoom {
  return new FakeRoom(options);
}
