import type { Person, Presence, Role, RoomInfo } from '@roompane/protocol';
import { createId } from './create-id.ts';
import type { LocalDeployment } from './deployment.ts';
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
}

/**
 * Makes a room, or gives an existing one this info and these members; its log stays. Joined providers of every tab
 * dispatch `changed`. Rejects with a `provider/…` code.
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
  { info, members }: LocalRoomDefinition,
): Promise<RoomRow> {
  const roomId = info.id;
  const rooms = transaction.objectStore('rooms');
  const known = await rooms.get(roomId);
  const room = { id: roomId, info, logId: known?.logId ?? createId(), expiredSeq: known?.expiredSeq ?? 0 };
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

/** In the order of their titles. */
export async function readFollowed(database: Database, personId: string): Promise<readonly RoomInfo[]> {
  const transaction = database.transaction(['members', 'rooms']);
  const memberships = await transaction.objectStore('members').index('byPerson').getAll(personId);
  const followed = memberships.filter(({ isFollowed }) => isFollowed);
  const rooms = await Promise.all(followed.map(({ roomId }) => transaction.objectStore('rooms').get(roomId)));
  const infos = rooms.filter((room) => room !== undefined).map(({ info }) => info);
  return infos.sort((one, other) => one.title.localeCompare(other.title));
}
