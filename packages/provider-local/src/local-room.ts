import {
  type Abortable,
  type Cleared,
  type GapEvent,
  isRoompaneError,
  type Cursor,
  type LogEvent,
  type LogPage,
  type LogRange,
  type Message,
  type Person,
  type ProviderRoom,
  ProviderRoomChangeEvent,
  ProviderRoomClosedEvent,
  type Reaction,
  type RoomInfo,
  RoompaneError,
  toRoompaneError,
  type RosterEvent,
  type Standing,
  type MessageQuery,
  type SearchPage,
  type TypingEvent,
  type FileInput,
  type UploadOptions,
  type Attachment,
  type UnreadState,
  rejectLacking,
  throwLacking,
} from '@roompane/protocol';
import { throwIfAborted, untilAborted } from './aborted.ts';
import { CAPABILITIES } from './capabilities.ts';
import { appendPost } from './append-post.ts';
import { type Change, editMessage, reactToMessage, redactMessage } from './change-message.ts';
import { followLog } from './follow-log.ts';
import { followRoster } from './follow-roster.ts';
import { attend, type AttendedRoom } from './presence.ts';
import { readPage } from './read-log.ts';
import { type Access, readAccess } from './room-access.ts';
import type { Database } from './schema.ts';
import type { Store } from './store.ts';
import { createStream } from './stream.ts';

/** A room as `person` finds it now. Rejects with `room/not-found`. */
function findAccess(store: Store, roomId: string, person: Person): Promise<Access> {
  return store.connection.run((database) =>
    readAccess(database.transaction(['rooms', 'members', 'log']), roomId, person),
  );
}

/** Joins, and resolves once other tabs can see it. */
export async function joinRoom(store: Store, roomId: string, me: Person): Promise<LocalRoom> {
  const access = await findAccess(store, roomId, me);
  const left = new AbortController();
  const attended = await attend(store, { roomId, personId: me.id, signal: left.signal });
  return new LocalRoom(store, access, { left, attended });
}

export class LocalRoom extends EventTarget implements ProviderRoom {
  readonly #store: Store;
  readonly #left: AbortController;
  readonly #attended: AttendedRoom;
  #info: RoomInfo;
  #standing: Standing;

  constructor(
    store: Store,
    { room, standing }: Access,
    { left, attended }: { readonly left: AbortController; readonly attended: AttendedRoom },
  ) {
    super();
    this.#store = store;
    this.#left = left;
    this.#attended = attended;
    this.#info = room.info;
    this.#standing = standing;
    store.bell.listen('rooms', () => void this.#refresh(), { signal: left.signal });
  }

  get info(): RoomInfo {
    return this.#info;
  }

  get unread(): UnreadState {
    return { count: 0, isAtLeast: true };
  }

  get standing(): Standing {
    return this.#standing;
  }

  /** Settles when the room has been left and other tabs can see that. */
  get hasLeft(): Promise<void> {
    return this.#attended.left;
  }

  async readLog(range: LogRange): Promise<LogPage> {
    this.#throwIfLeft();
    const page = this.#store.connection.run((database) => readPage(database, this.#reader, range), range);
    return untilAborted(page, range.signal);
  }

  live({ after, signal }: Abortable & { readonly after: Cursor }): AsyncIterable<LogEvent | GapEvent> {
    return createStream([signal, this.#left.signal], (ended) =>
      this.#untilPutOut(followLog(this.#store, this.#reader, { after, signal: ended })),
    );
  }

  /** An abort takes the post back until it is written; after that it resolves. */
  async post({ draft, via }: Cleared, { signal }: Abortable = {}): Promise<Message> {
    this.#throwIfLeft();
    throwIfAborted(signal);
    const post = {
      roomId: this.#info.id,
      author: this.#standing.person,
      draft,
      via,
      nowEpochMs: this.#store.clock.now(),
    };
    const message = await this.#store.connection.run(
      (database) =>
        draft.edits === undefined
          ? appendPost(database, post, { signal })
          : editMessage(database, { ...this.#change, draft }, { signal }),
      { signal },
    );
    this.#store.bell.ring(`log/${this.#info.id}`);
    return message;
  }

  redact(messageId: string, { signal }: Abortable = {}): Promise<void> {
    return this.#act(signal, (database) => redactMessage(database, { ...this.#change, messageId }, { signal }));
  }

  react(reaction: Reaction, { signal }: Abortable = {}): Promise<void> {
    return this.#act(signal, (database) => reactToMessage(database, { ...this.#change, ...reaction }, { signal }));
  }

  roster({ signal }: Abortable = {}): AsyncIterable<RosterEvent> {
    const { id: roomId } = this.#info;
    const source = { roomId, me: this.#standing.person, readPresent: () => this.#attended.read() };
    return createStream([signal, this.#left.signal], (ended) =>
      this.#untilPutOut(followRoster(this.#store, source, ended)),
    );
  }

  search(_query: MessageQuery, _options?: Abortable): Promise<SearchPage> {
    return rejectLacking(CAPABILITIES, 'search');
  }

  markRead(_upTo: Cursor, _options?: Abortable): Promise<void> {
    return rejectLacking(CAPABILITIES, 'unread');
  }

  typing(_options?: Abortable): AsyncIterable<TypingEvent> {
    return throwLacking(CAPABILITIES, 'typing');
  }

  setTyping(_isTyping: boolean, _options?: Abortable): Promise<void> {
    return rejectLacking(CAPABILITIES, 'typing');
  }

  upload(_file: FileInput, _options?: UploadOptions): Promise<Attachment> {
    return rejectLacking(CAPABILITIES, 'attach');
  }

  download(_attachment: Attachment, _options?: Abortable): Promise<Uint8Array> {
    return rejectLacking(CAPABILITIES, 'attach');
  }

  invite(_personId: string, _options?: Abortable): Promise<void> {
    return rejectLacking(CAPABILITIES, 'invite');
  }

  async leave(): Promise<void> {
    this.#left.abort();
    await this.#attended.left;
  }

  get #change(): Change {
    return { roomId: this.#info.id, person: this.#standing.person, nowEpochMs: this.#store.clock.now() };
  }

  /** An abort takes the act back until it is written. */
  async #act(signal: AbortSignal | undefined, work: (database: Database) => Promise<void>): Promise<void> {
    this.#throwIfLeft();
    throwIfAborted(signal);
    await this.#store.connection.run(work, { signal });
    this.#store.bell.ring(`log/${this.#info.id}`);
  }

  get #reader(): { readonly roomId: string; readonly reader: Person } {
    return { roomId: this.#info.id, reader: this.#standing.person };
  }

  /** A stream may be the first to notice that its reader may no longer read: the room says so before it ends. */
  async *#untilPutOut<T>(events: AsyncGenerator<T, void, undefined>): AsyncGenerator<T, void, undefined> {
    try {
      yield* events;
    } catch (thrown) {
      if (!isRoompaneError(thrown) || !thrown.code.startsWith('room/')) throw thrown;
      await this.#refresh();
      if (!this.#left.signal.aborted) throw thrown;
    }
  }

  /** Who may no longer enter is put out; a store that cannot be read just now says nothing about that. */
  async #removeUnlessOffline({ code }: RoompaneError): Promise<void> {
    if (!code.startsWith('room/')) return;
    const room = await this.#store.connection.run((database) => database.get('rooms', this.#info.id));
    if (this.#left.signal.aborted) return;
    const { id: roomId } = this.#info;
    this.dispatchEvent(
      new ProviderRoomClosedEvent(new RoompaneError(room ? 'room/removed' : 'room/not-found', { data: { roomId } })),
    );
    await this.leave();
  }

  #throwIfLeft(): void {
    if (this.#left.signal.aborted) throw new RoompaneError('room/not-joined');
  }

  async #refresh(): Promise<void> {
    const access = await findAccess(this.#store, this.#info.id, this.#standing.person).catch(toRoompaneError);
    if (this.#left.signal.aborted) return;
    if (access instanceof RoompaneError) return this.#removeUnlessOffline(access);
    const { room, standing } = access;
    const hasInfoChanged = JSON.stringify(room.info) !== JSON.stringify(this.#info);
    const hasStandingChanged = JSON.stringify(standing) !== JSON.stringify(this.#standing);
    this.#info = room.info;
    this.#standing = standing;
    if (!(hasInfoChanged || hasStandingChanged)) return;
    const change = { ...(hasInfoChanged ? { info: room.info } : {}), ...(hasStandingChanged ? { standing } : {}) };
    this.dispatchEvent(new ProviderRoomChangeEvent(change));
  }
}
