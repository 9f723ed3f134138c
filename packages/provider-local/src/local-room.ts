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
  type ChannelSignal,
  type SignalEvent,
  type FileInput,
  type UploadOptions,
  type Attachment,
  type UnreadState,
} from '@roompane/protocol';
import { createStream, throwIfAborted, untilAborted } from '@roompane/protocol/provider-kit';
import { appendPost } from './append-post.ts';
import { type Change, editMessage, reactToMessage, redactMessage } from './change-message.ts';
import { findAccess } from './find-access.ts';
import { followLog } from './follow-log.ts';
import { followRoster } from './follow-roster.ts';
import { followSignals } from './follow-signals.ts';
import { followTyping } from './follow-typing.ts';
import { addFile, readFile } from './files.ts';
import { invite } from './invitations.ts';
import { OwnTyping } from './own-typing.ts';
import type { AttendedRoom } from './presence.ts';
import { readPage } from './read-log.ts';
import type { Access } from './room-access.ts';
import type { Database } from './schema.ts';
import { searchLog } from './search-log.ts';
import { SignalChannel } from './signal-channel.ts';
import type { Store } from './store.ts';
import type { UnreadWatch } from './unread-watch.ts';

/** What a joined room is made of, and ends with. */
interface LocalRoomParts {
  readonly left: AbortController;
  readonly attended: AttendedRoom;
  readonly unread: UnreadWatch;
}

export class LocalRoom extends EventTarget implements ProviderRoom {
  readonly #store: Store;
  readonly #left: AbortController;
  readonly #attended: AttendedRoom;
  readonly #unread: UnreadWatch;
  readonly #ownTyping: OwnTyping;
  readonly #signals: SignalChannel;
  #info: RoomInfo;
  #standing: Standing;

  constructor(store: Store, { room, standing }: Access, { left, attended, unread }: LocalRoomParts) {
    super();
    this.#store = store;
    this.#left = left;
    this.#attended = attended;
    this.#info = room.info;
    this.#standing = standing;
    this.#unread = unread;
    this.#signals = new SignalChannel({ databaseName: store.databaseName, roomId: room.id, left: left.signal });
    const { person } = standing;
    this.#ownTyping = new OwnTyping({
      clock: store.clock,
      left: left.signal,
      send: (isTyping) => store.typing.send({ roomId: room.id, person, isTyping }),
    });
    unread.changed = (state) => this.dispatchEvent(new ProviderRoomChangeEvent({ unread: state }));
    store.bell.listen('rooms', () => void this.#refresh(), { signal: left.signal });
  }

  get info(): RoomInfo {
    return this.#info;
  }

  get unread(): UnreadState {
    return this.#unread.state;
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
    this.#ownTyping.set(false);
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

  async search(query: MessageQuery, { signal }: Abortable = {}): Promise<SearchPage> {
    this.#throwIfLeft();
    const page = this.#store.connection.run((database) => searchLog(database, this.#reader, { query, signal }), {
      signal,
    });
    return untilAborted(page, signal);
  }

  async markRead(upTo: Cursor, { signal }: Abortable = {}): Promise<void> {
    this.#throwIfLeft();
    await this.#unread.mark(upTo, { signal });
  }

  typing({ signal }: Abortable = {}): AsyncIterable<TypingEvent> {
    const { id: roomId } = this.#info;
    const myId = this.#standing.person.id;
    return createStream([signal, this.#left.signal], (ended) =>
      followTyping(this.#store.typing, { roomId, myId, signal: ended }),
    );
  }

  // The contract's acts reject and never throw.
  // eslint-disable-next-line @typescript-eslint/require-await
  async setTyping(isTyping: boolean, { signal }: Abortable = {}): Promise<void> {
    this.#throwUnlessMaySpeak(signal);
    this.#ownTyping.set(isTyping);
  }

  signals({ signal }: Abortable = {}): AsyncIterable<SignalEvent> {
    return createStream([signal, this.#left.signal], (ended) => followSignals(this.#signals, { signal: ended }));
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- as setTyping
  async sendSignal({ channel, data }: ChannelSignal, { signal }: Abortable = {}): Promise<void> {
    this.#throwUnlessMaySpeak(signal);
    this.#signals.send({ person: this.#standing.person, channel, data });
  }

  /** The file is written at once: there is no progress but the last. */
  async upload(file: FileInput, { signal, onProgress }: UploadOptions = {}): Promise<Attachment> {
    this.#throwIfLeft();
    throwIfAborted(signal);
    const { roomId, person: owner, nowEpochMs } = this.#change;
    const attachment = await this.#store.connection.run(
      (database) => addFile(database, { roomId, owner, file, nowEpochMs }, { signal }),
      { signal },
    );
    onProgress?.({ sentBytes: attachment.bytes, totalBytes: attachment.bytes });
    return attachment;
  }

  async download({ id }: Attachment, { signal }: Abortable = {}): Promise<Uint8Array> {
    this.#throwIfLeft();
    const content = this.#store.connection.run((database) => readFile(database, { ...this.#reader, id }), { signal });
    return untilAborted(content, signal);
  }

  async invite(
    personId: string,
    { signal, reason }: Abortable & { readonly reason?: string | undefined } = {},
  ): Promise<void> {
    this.#throwIfLeft();
    throwIfAborted(signal);
    const { roomId, person: by, nowEpochMs } = this.#change;
    await this.#store.connection.run(
      (database) => invite(database, { roomId, by, personId, reason, nowEpochMs }, { signal }),
      { signal },
    );
    this.#store.bell.ring(`invitations/${personId}`);
  }

  async leave(): Promise<void> {
    if (!this.#left.signal.aborted) this.#ownTyping.end();
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
    const reason = room?.isDisabled ? 'disabled' : 'no-longer-member';
    const error = room
      ? new RoompaneError('room/removed', { data: { roomId, reason } })
      : new RoompaneError('room/not-found', { data: { roomId } });
    this.dispatchEvent(new ProviderRoomClosedEvent(error));
    await this.leave();
  }

  #throwUnlessMaySpeak(signal: AbortSignal | undefined): void {
    this.#throwIfLeft();
    throwIfAborted(signal);
    if (!this.#standing.canPost) throw new RoompaneError('room/read-only');
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
