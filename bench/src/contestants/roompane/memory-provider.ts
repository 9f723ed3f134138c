import {
  type Abortable,
  type Cleared,
  type Cursor,
  type LogEvent,
  type LogPage,
  type LogRange,
  type Message,
  type Person,
  type ProviderCapabilities,
  type ProviderRoom,
  type RoomInfo,
  type RoomProvider,
  type RosterEvent,
  type Standing,
  RoompaneError,
  type SignalEvent,
  type TypingEvent,
  type UnreadState,
} from '@roompane/protocol';
import { placeOf, type RoomLog } from '../../page/room-log.ts';

const me: Person = { id: 'sam', name: 'Sam', kind: 'user' };

const NOT_MEASURED = 'Nothing of it is measured.';

const lacks = (): Promise<never> => Promise.reject(new RoompaneError('feature/unsupported'));

/** The least that a provider can be over a log in memory: what is measured is the host and not its chat server. */
class MemoryRoom extends EventTarget implements ProviderRoom {
  readonly info: RoomInfo = { id: 'desk', title: 'FX desk', description: '', kind: 'regular', privacy: 'open' };
  readonly standing: Standing = { person: me, role: 'member', canPost: true };
  readonly #log: RoomLog;
  #wake: (() => void) | undefined;

  constructor(log: RoomLog) {
    super();
    this.#log = log;
  }

  readLog(range: LogRange): Promise<LogPage> {
    return Promise.resolve(this.#log.page(range));
  }

  /** The log has grown. */
  ring(): void {
    this.#wake?.();
    this.#wake = undefined;
  }

  /** An iterator by hand: a generator would cost three turns an event that are not the host's. */
  live({ after, signal }: Abortable & { readonly after: Cursor }): AsyncIterable<LogEvent> {
    let place = placeOf(after);
    signal?.addEventListener('abort', () => this.ring(), { once: true });
    const next = async (): Promise<IteratorResult<LogEvent>> => {
      for (;;) {
        if (signal?.aborted) return { done: true, value: undefined };
        const value = this.#log.at(place);
        if (value) {
          place++;
          return { done: false, value };
        }
        await new Promise<void>((resolve) => (this.#wake = resolve));
      }
    };
    return { [Symbol.asyncIterator]: () => ({ next }) };
  }

  /** Taken at once, and not kept: what is measured is the way there. */
  post({ draft }: Cleared): Promise<Message> {
    return Promise.resolve({ ...draft, id: draft.key, author: me, postedAtEpochMs: Date.now(), isRedacted: false });
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- a roster that nobody changes
  async *roster(): AsyncGenerator<RosterEvent, void> {
    yield { type: 'snapshot', entries: [], count: 0, isTruncated: false };
  }

  redact = lacks;
  react = lacks;
  search = lacks;
  markRead = lacks;
  setTyping = lacks;
  sendSignal = lacks;
  upload = lacks;
  download = lacks;
  invite = lacks;
  readonly unread: UnreadState = { count: 0, isAtLeast: true };

  typing(): AsyncIterable<TypingEvent> {
    return { [Symbol.asyncIterator]: () => ({ next: lacks }) };
  }

  signals(): AsyncIterable<SignalEvent> {
    return { [Symbol.asyncIterator]: () => ({ next: lacks }) };
  }

  leave(): Promise<void> {
    return Promise.resolve();
  }
}

export class MemoryProvider extends EventTarget implements RoomProvider {
  readonly capabilities: ProviderCapabilities = {
    history: true,
    persistence: NOT_MEASURED,
    edit: NOT_MEASURED,
    redact: NOT_MEASURED,
    react: NOT_MEASURED,
    find: NOT_MEASURED,
    follow: NOT_MEASURED,
    search: NOT_MEASURED,
    unread: NOT_MEASURED,
    typing: NOT_MEASURED,
    signals: NOT_MEASURED,
    attach: NOT_MEASURED,
    invite: NOT_MEASURED,
  };
  readonly state = 'online';
  readonly serverOffsetMs = undefined;
  readonly me: Person = me;
  readonly room: MemoryRoom;

  constructor(log: RoomLog) {
    super();
    this.room = new MemoryRoom(log);
  }

  connect(): Promise<void> {
    return Promise.resolve();
  }

  followed(): Promise<readonly RoomInfo[]> {
    return Promise.resolve([this.room.info]);
  }

  follow = lacks;
  unfollow = lacks;
  find = lacks;
  get = lacks;
  invitations = lacks;
  decline = lacks;

  join(): Promise<ProviderRoom> {
    return Promise.resolve(this.room);
  }

  disconnect(): Promise<void> {
    return Promise.resolve();
  }
}
