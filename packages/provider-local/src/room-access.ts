import { type Person, type Role, type RoomInfo, RoompaneError, type Standing } from '@roompane/protocol';
import type { MemberRow, RoomRow } from './schema.ts';

/** A room as one person finds it. */
export interface Access {
  readonly room: RoomRow;
  readonly standing: Standing;
}

/** May `role` post in a room of that kind? */
export function mayPost(role: Role, { kind }: Pick<RoomInfo, 'kind'>): boolean {
  if (role === 'visitor') return false;
  return kind === 'regular' || role !== 'member';
}

/**
 * The standing that room and membership give. Who is not listed comes to an open room as a visitor, may not enter a closed
 * one, and does not find a secret one: that rejection is the one of a room that does not exist. Nobody finds a disabled one.
 */
export function toAccess(room: RoomRow | undefined, member: MemberRow | undefined, person: Person): Access {
  if (!room || room.isDisabled || (!member && room.info.privacy === 'secret'))
    throw new RoompaneError('room/not-found');
  if (!member && room.info.privacy === 'closed') {
    throw new RoompaneError('room/members-only', { data: { roomId: room.id } });
  }
  const role = member?.role ?? 'visitor';
  return { room, standing: { person, role, canPost: mayPost(role, room.info) } };
}

/** Any transaction over rooms and members, whatever else it is over. */
interface ReadsRooms {
  objectStore(name: 'rooms'): { get(roomId: string): Promise<RoomRow | undefined> };
  objectStore(name: 'members'): { get(key: [string, string]): Promise<MemberRow | undefined> };
}

/** Reads access inside the caller's transaction, so that what it allows is done by the same state. */
export async function readAccess(transaction: ReadsRooms, roomId: string, person: Person): Promise<Access> {
  const [room, member] = await Promise.all([
    transaction.objectStore('rooms').get(roomId),
    transaction.objectStore('members').get([roomId, person.id]),
  ]);
  return toAccess(room, member, person);
}
