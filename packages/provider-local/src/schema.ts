import type { Json, LogEvent, Message, Person, Presence, Role, RoomInfo } from '@roompane/protocol';
import type { DBSchema, IDBPDatabase } from 'idb';

export interface RoomRow {
  readonly id: string;
  readonly info: RoomInfo;
  readonly logId: string;
  /** The highest sequence number that retention has taken out; 0 while nothing is missing. */
  readonly expiredSeq: number;
  /** All of them where it is absent. */
  readonly keptEvents?: number;
  /** Closed to everybody. */
  readonly isDisabled?: true;
}

export interface MemberRow {
  readonly roomId: string;
  readonly personId: string;
  readonly person: Person;
  readonly role: Role;
  readonly isFollowed: boolean;
  /** Someone of a demo who is in the room without a tab. */
  readonly attends?: Presence;
}

type WithoutCursor<Event> = Event extends LogEvent ? Omit<Event, 'cursor'> : never;

/** An event as it is stored: its cursor is its key. */
export type StoredEvent = WithoutCursor<LogEvent>;

export interface LogRow {
  readonly roomId: string;
  readonly seq: number;
  /** Messages posted up to and with this row: unread is a difference of two, where counting would grow with the room. */
  readonly ordinal: number;
  readonly event: StoredEvent;
  /** With `key`, on posts and edits alone: a row without them is not in the index. */
  readonly authorId?: string;
  readonly key?: string;
  /** On a post: its author's messages up to and with this row, which are not unread to them. */
  readonly authorOrdinal?: number;
  /** On a post that was edited: as it stands now. */
  readonly current?: Message;
  /** On a post: the rows of its edits, whose words go with it. */
  readonly edits?: readonly number[];
  /** On a post: who has which reaction on it. */
  readonly reactions?: readonly (readonly [personId: string, reaction: string])[];
}

export interface PostRow extends LogRow {
  readonly event: Extract<StoredEvent, { type: 'posted' }>;
}

/** How far a person has read a room. */
interface ReadRow {
  readonly personId: string;
  readonly roomId: string;
  /** Of a room that was made anew under this id the marker says nothing. */
  readonly logId: string;
  readonly seq: number;
}

export interface FileRow {
  readonly id: string;
  readonly roomId: string;
  readonly ownerId: string;
  readonly name: string;
  readonly mediaType: string;
  /** Not a `Blob`: private windows of some browsers cannot store one. */
  readonly content: Uint8Array;
  /** Until a message carries it. */
  readonly looseSinceEpochMs?: number;
  /** The row of the first message that carries it, with which it goes. */
  readonly seq?: number;
}

export interface InvitationRow {
  readonly personId: string;
  readonly roomId: string;
  readonly by: Person;
  readonly reason?: string;
  readonly atEpochMs: number;
}

export interface Schema extends DBSchema {
  readonly rooms: { key: string; value: RoomRow };
  readonly members: { key: [string, string]; value: MemberRow; indexes: { byPerson: string } };
  readonly people: { key: string; value: Person };
  readonly log: {
    key: [string, number];
    value: LogRow;
    indexes: { byAuthorKey: [string, string, string]; byAuthor: [string, string, number] };
  };
  readonly reads: { key: [string, string]; value: ReadRow };
  readonly files: { key: string; value: FileRow; indexes: { loose: number; byPost: [string, number] } };
  readonly invitations: { key: [string, string]; value: InvitationRow };
  readonly settings: { key: string; value: Json };
}

export type Database = IDBPDatabase<Schema>;
