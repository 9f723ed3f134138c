import {
  type Abortable,
  type Person,
  type Presence,
  type Role,
  type RoomInfo,
  RoompaneError,
} from '@roompane/protocol';
import { createId } from '@roompane/protocol/provider-kit';
import type { LocalDeployment } from './deployment.ts';
import { toAccess } from './room-access.ts';
import type { Database, RoomRow } from './schema.ts';
import { withStore } from './store.ts';
import { write, type WriteTransaction } from './write.ts';

export interface LocalMember {
  readonly person: Person;
  readonly role: Role;
  /** The room is among those that `followed()` gives this person. @default true */
  readonly isFollowed?: boolean;
  /** Shown on the roster without a tab of their own: for people of a demo. @default only while a tab is there */
  readonly attends?: Presence;
}

export interface LocalRoomDefinition {
  readonly info: RoomInfo;
  /** All of them. Who is not listed comes to an open room as a visitor, and may not enter another. */
  readonly members: readonly LocalMember[];
  /**
   * The log keeps so many of its newest events, and up to 50 more until they are taken out together; a reader that goes on
   * from before them gets a `gap`. At least 1. @default all
   */
  readonly keptEvents?: number;
  /** Closed to everybody: who is in it is put out, and nobody finds it. @default false */
  readonly isDisabled?: boolean;
}

/**
 * Makes a room, or gives an existing one this info and these members; its log stays. Joined providers of every tab
 * dispatch `changed`. Rejects with a `provider/…` code, and with `argument/invalid` for a log that keeps nothing.
 */
export function saveRoom(deployment: LocalDeployment, definition: LocalRoomDefinition): Promise<void> {
  return withStore(deployment, async (store) => {
    await store.connection.run((database) =>
      write(database, { stores: ['rooms', 'members'] }, (transaction) => putRoom(transaction, definition)),
    );
    store.bell.ring('rooms');
  });
}

/** The part of {@link saveRoom} that stands inside a transaction. Gives the row of the room. */
export async function putRoom(
  transaction: WriteTransaction<'rooms' | 'members'>,
  { info, members, keptEvents, isDisabled }: LocalRoomDefinition,
): Promise<RoomRow> {
  if (keptEvents !== undefined && !(Number.isSafeInteger(keptEvents) && keptEvents > 0)) {
    throw new RoompaneError('argument/invalid', { data: { path: 'keptEvents', expected: 'integer from 1' } });
  }
  const roomId = info.id;
  const rooms = transaction.objectStore('rooms');
  const known = await rooms.get(roomId);
  const room: RoomRow = {
    id: roomId,
    info,
    logId: known?.logId ?? createId(),
    expiredSeq: known?.expiredSeq ?? 0,
    ...(keptEvents === undefined ? {} : { keptEvents }),
    ...(isDisabled ? { isDisabled } : {}),
  };
  const table = transaction.objectStore('members');
  await Promise.all([
    rooms.put(room),
    table.delete(IDBKeyRange.bound([roomId], [roomId, []])),
    ...members.map(({ person, role, isFollowed = true, attends }) =>
      table.put({ roomId, personId: person.id, person, role, isFollowed, ...(attends ? { attends } : {}) }),
    ),
  ]);
  return room;
}

/** Rooms that a person may find: secret ones only as a member. */
export async function readFindable(database: Database, personId: string): Promise<readonly RoomInfo[]> {
  const transaction = database.transaction(['members', 'rooms']);
  const memberships = await transaction.objectStore('members').index('byPerson').getAll(personId);
  const own = new Set(memberships.map(({ roomId }) => roomId));
  const rooms = await transaction.objectStore('rooms').getAll();
  return rooms
    .filter(({ id, info, isDisabled }) => !isDisabled && (info.privacy !== 'secret' || own.has(id)))
    .map(({ info }) => info);
}

/** A room that a person may know of: a secret one as a member, or by an invitation. Rejects with `room/not-found`. */
export async function readInfo(
  database: Database,
  { roomId, personId }: { readonly roomId: string; readonly personId: string },
): Promise<RoomInfo> {
  const transaction = database.transaction(['rooms', 'members', 'invitations']);
  const [room, member, invitation] = await Promise.all([
    transaction.objectStore('rooms').get(roomId),
    transaction.objectStore('members').getKey([roomId, personId]),
    transaction.objectStore('invitations').getKey([personId, roomId]),
  ]);
  const mayKnow = room?.info.privacy !== 'secret' || member !== undefined || invitation !== undefined;
  if (!room || room.isDisabled || !mayKnow) throw new RoompaneError('room/not-found', { data: { roomId } });
  return room.info;
}

/** Follows or unfollows. Who is no member of an open room stays its visitor. */
export function setFollowed(
  database: Database,
  { roomId, person, isFollowed }: { readonly roomId: string; readonly person: Person; readonly isFollowed: boolean },
  { signal }: Abortable = {},
): Promise<void> {
  return write(database, { stores: ['rooms', 'members'], signal }, async (transaction) => {
    const members = transaction.objectStore('members');
    const [room, member] = await Promise.all([
      transaction.objectStore('rooms').get(roomId),
      members.get([roomId, person.id]),
    ]);
    if (isFollowed) toAccess(room, member, person);
    if (member) await members.put({ ...member, isFollowed });
    else if (isFollowed) await members.put({ roomId, personId: person.id, person, role: 'visitor', isFollowed });
  });
}

/** In the order of their titles. */
export async function readFollowed(database: Database, personId: string): Promise<readonly RoomInfo[]> {
  const transaction = database.transaction(['members', 'rooms']);
  const memberships = await transaction.objectStore('members').index('byPerson').getAll(personId);
  const followed = memberships.filter(({ isFollowed }) => isFollowed);
  const rooms = await Promise.all(followed.map(({ roomId }) => transaction.objectStore('rooms').get(roomId)));
  const infos = rooms.flatMap((room) => (room && !room.isDisabled ? [room.info] : []));
  return infos.sort((one, other) => one.title.localeCompare(other.title));
}
