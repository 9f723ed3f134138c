import type { Room, RoomInfo } from '@roompane/protocol';
import { FakeRoom } from '@roompane/testing';
import type { EnterListedRoom } from '../src/find/index.ts';
import { at, demoRoom } from './demo-room.ts';

const closed: Pick<RoomInfo, 'kind' | 'privacy'> = { kind: 'regular', privacy: 'closed' };

const heads: RoomInfo = {
  ...closed,
  id: 'heads',
  title: 'Desk heads',
  description: 'Word from those who run the desks. Three can post.',
  kind: 'auditorium',
};
const larch: RoomInfo = {
  ...closed,
  id: 'larch',
  title: 'Project Larch',
  description: 'Only for those who are in it.',
  privacy: 'secret',
};
const rates: RoomInfo = {
  ...closed,
  id: 'rates',
  title: 'Rates desk with a title that is far too long for its line',
  description: 'Gilts, bunds, swaps',
  privacy: 'open',
};
const gold: RoomInfo = { ...rates, id: 'gold', title: 'Precious metals', description: 'Loco London' };

/** A room among others: some are followed, and into one its user is invited. */
export function roomAmongOthers(): FakeRoom {
  const room = demoRoom();
  const rooms = [room.info, heads, larch, rates].sort((one, other) => one.title.localeCompare(other.title));
  room.states.followed.set({ rooms, isTruncated: false });
  const by = { id: 'priya', name: 'Priya Raman', kind: 'user' } as const;
  room.states.invitations.set({ invitations: [{ room: gold, by, reason: 'The fix at three.', atEpochMs: at(9, 0) }] });
  return room;
}

/** Two of them have something unread. */
export const enterOthers: EnterListedRoom = (roomId) => {
  const info = [heads, larch, rates].find(({ id }) => id === roomId);
  const room: Room & FakeRoom = info ? new FakeRoom({ info }) : demoRoom();
  const count = new Map([
    ['heads', 3],
    ['rates', 120],
  ]).get(roomId);
  room.states.unread.set({ count: count ?? 0, isAtLeast: false });
  return Promise.resolve({ room, leave: () => undefined });
};
