import type { Attachment, FileInput, UploadProgress } from './attachment.ts';
import type { Cleared } from './cleared.ts';
import type { RoomInfo } from './context.ts';
import type { Invitation } from './invitation.ts';
import type { Cursor, LiveEvent, LogPage } from './log.ts';
import type { Message } from './message.ts';
import type { MessageQuery, SearchPage } from './message-query.ts';
import type { Person, Role } from './person.ts';
import type { ProviderCapabilities } from './provider-feature.ts';
import type { Range } from './range.ts';
import type { Abortable } from './room.ts';
import type { RoomPage, RoomQuery } from './room-query.ts';
import type { RoompaneError } from './roompane-error.ts';
import type { RosterEvent } from './roster.ts';
import type { ChannelSignal, SignalEvent } from './signal.ts';
import type { TypingEvent } from './typing.ts';
import type { UnreadState } from './unread.ts';

/** Which stretch of a log. */
export interface LogRange extends Range, Abortable {
  /** Events, 1 to 256. */
  readonly limit: number;
}

/** The local user's standing in a room. */
export interface Standing {
  readonly person: Person;
  readonly role: Role;
  /** May post messages here, by role and kind of room. */
  readonly canPost: boolean;
}

/** `online`: what is posted arrives. `offline`: it is tried again by itself. `closed`: `disconnect` was called. */
export type ProviderState = 'connecting' | 'online' | 'offline' | 'closed';

/** What may change about a joined room while one is in it. */
export interface ProviderRoomChange {
  readonly info?: RoomInfo;
  readonly standing?: Standing;
  readonly unread?: UnreadState;
}

/** What changed about a joined room. The part that is present is whole. */
export class ProviderRoomChangeEvent extends Event {
  declare readonly type: 'changed';
  readonly info: RoomInfo | undefined;
  readonly standing: Standing | undefined;
  readonly unread: UnreadState | undefined;
  constructor(change: ProviderRoomChange) {
    super('changed');
    this.info = change.info;
    this.standing = change.standing;
    this.unread = change.unread;
  }
}

/**
 * The room is over for this session: the server put the user out (`room/removed`), the room went (`room/not-found`), or the
 * session ended. Comes once, before the streams end; not when `leave` was called. `data.reason` of `room/removed` is
 * `kicked`, `banned`, `no-longer-member`, `members-only` or `disabled`, where the server says which.
 */
export class ProviderRoomClosedEvent extends Event {
  declare readonly type: 'closed';
  readonly reason: RoompaneError;
  constructor(reason: RoompaneError) {
    super('closed');
    this.reason = reason;
  }
}

/** One person's reaction to a message. */
export interface Reaction {
  readonly messageId: string;
  /** Usually one emoji; 1 to 32 characters. */
  readonly reaction: string;
  /** False takes it back. */
  readonly isOn: boolean;
}

export interface ProviderPostOptions extends Abortable {
  /**
   * The same draft was posted before and nobody knows whether the server has it: look for it before it is posted again.
   * @default false
   */
  readonly isRetry?: boolean | undefined;
}

export interface UploadOptions extends Abortable {
  /** Told as the file goes, and once when it is whole. */
  readonly onProgress?: ((progress: UploadProgress) => void) | undefined;
}

/**
 * One joined room of a chat server. Written for those who write a provider:
 *
 * - The log is the truth. Its order is the server's, the same for everybody; each event has a cursor that stays valid.
 * - `readLog` gives the events oldest first. It rejects with `log/cursor-unknown` for a cursor that is not of this log.
 *   An empty room gives an empty page with usable `start` and `end`, both `isFirst` and `isLast`.
 * - `live` yields what comes behind `after`, the missed first, then new events as they come, each once and in order; it
 *   ends when the signal aborts or the room is left, and survives a lost line by itself, with `gap` where events are lost.
 *   `caught-up` is not its business.
 * - `post` resolves when the server has the message; the same author and key posted again gives the same message.
 *   It rejects with a coded error; a retryable one leaves open whether the server has it. A draft that `edits` a message
 *   changes it and resolves with it as it then stands: `message/not-found` where there is none, or none any more;
 *   `message/forbidden` where it is somebody else's.
 * - `redact` is for the author and for managers, `react` for whoever may read. Both resolve when the server has it, reject
 *   as an edit does, and change nothing the second time.
 * - `search` gives messages as they stand now, removed ones never, within 10 s: what was found by then, `isComplete: false`, and
 *   `next`. The host does not wait any longer. It rejects for a broken query with `argument/invalid`.
 * - `unread` counts what others posted behind the marker; `markRead` moves the marker on, never back, and is the user's on
 *   every device. It rejects with `log/cursor-unknown` as `readLog` does.
 * - `typing` yields what others do, one event a person and change; `setTyping` says that the local user is at it, and is
 *   repeated by the host while that is so.
 * - `signals` yields what is said from now on on every channel by others, and by the local user elsewhere, and not what was
 *   said here; `sendSignal` resolves when it is on its way. It rejects with `room/read-only` where the local user may not
 *   post. What is lost on the way, or while the line is gone, is lost.
 * - `upload` resolves with the reference when the server has the file whole; an abort stops it. It rejects with
 *   `limit/exceeded` for a file that the server does not take. `download` gives its bytes.
 * - `invite` resolves when the server has it. It rejects with `message/forbidden` where the role does not allow it.
 * - What a provider lacks by its `capabilities` rejects with `feature/unsupported`, `unread` is then 0 at least.
 * - `roster` yields a snapshot, then deltas.
 * - Dispatches {@link ProviderRoomChangeEvent} when info, standing or unread change, {@link ProviderRoomClosedEvent} when it ends.
 */
export interface ProviderRoom extends EventTarget {
  readonly info: RoomInfo;
  readonly standing: Standing;
  readonly unread: UnreadState;
  readLog(range: LogRange): Promise<LogPage>;
  live(options: Abortable & { readonly after: Cursor }): AsyncIterable<Exclude<LiveEvent, { type: 'caught-up' }>>;
  post(draft: Cleared, options?: ProviderPostOptions): Promise<Message>;
  redact(messageId: string, options?: Abortable): Promise<void>;
  react(reaction: Reaction, options?: Abortable): Promise<void>;
  roster(options?: Abortable): AsyncIterable<RosterEvent>;
  search(query: MessageQuery, options?: Abortable): Promise<SearchPage>;
  markRead(upTo: Cursor, options?: Abortable): Promise<void>;
  typing(options?: Abortable): AsyncIterable<TypingEvent>;
  setTyping(isTyping: boolean, options?: Abortable): Promise<void>;
  signals(options?: Abortable): AsyncIterable<SignalEvent>;
  sendSignal(signal: ChannelSignal, options?: Abortable): Promise<void>;
  upload(file: FileInput, options?: UploadOptions): Promise<Attachment>;
  download(attachment: Attachment, options?: Abortable): Promise<Uint8Array>;
  invite(personId: string, options?: Abortable & { readonly reason?: string | undefined }): Promise<void>;
  /** Leaves the room. Streams end. Twice is the same as once. */
  leave(): Promise<void>;
}

/**
 * The port between the host and a chat server. A provider knows nothing of add-ins: drafts come to it cleared.
 * It dispatches an `Event` named `state-changed` when {@link RoomProvider.state} changes, and `followed-changed` when
 * `followed()` would give another list, and one named `invitations-changed` when `invitations()` would.
 */
export interface RoomProvider extends EventTarget {
  readonly capabilities: ProviderCapabilities;
  readonly state: ProviderState;
  /** The local user. Known once connected. */
  readonly me: Person;
  /** The server's clock less this machine's, in milliseconds; `undefined` while it is not known. */
  readonly serverOffsetMs: number | undefined;
  /** Resolves once online. Rejects with `provider/unavailable`, `provider/storage-blocked` or the like. */
  connect(options?: Abortable): Promise<void>;
  /** Rooms that the local user follows, in the order of their titles. */
  followed(options?: Abortable): Promise<readonly RoomInfo[]>;
  /** Resolves when the server has it. Rejects with `room/not-found`. Twice is the same as once. */
  follow(roomId: string, options?: Abortable): Promise<void>;
  /** Resolves when the server has it, also for a room that is gone. Twice is the same as once. */
  unfollow(roomId: string, options?: Abortable): Promise<void>;
  /** Rooms that the local user may find, in the order of their titles. A secret one is found by its members alone. */
  find(query: RoomQuery, options?: Abortable): Promise<RoomPage>;
  /** Invitations that stand, the newest first. One that was accepted by joining or following, or declined, is none. */
  invitations(options?: Abortable): Promise<readonly Invitation[]>;
  /** Resolves when the server has it, also where there is no invitation. */
  decline(roomId: string, options?: Abortable): Promise<void>;
  /** A room without joining it. Rejects with `room/not-found`. */
  get(roomId: string, options?: Abortable): Promise<RoomInfo>;
  /**
   * Rejects with `room/not-found`; a secret room is not found by those who are not its members. A closed one that they may
   * find rejects with `room/members-only`.
   */
  join(roomId: string, options?: Abortable): Promise<ProviderRoom>;
  /** Leaves every room and lets everything go. Twice is the same as once. */
  disconnect(): Promise<void>;
}
