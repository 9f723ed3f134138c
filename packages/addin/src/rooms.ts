// `@roompane/addin/rooms`: what few need costs only those.

export { directory } from '@roompane/protocol';
export { type EnteredRooms, rooms } from './entered-rooms.ts';
export type { OpenedRoom } from './opened-room.ts';
export type {
  FollowedState,
  Invitation,
  InvitationsState,
  RoomDirectory,
  RoomInfo,
  RoomPage,
  RoomQuery,
} from '@roompane/protocol';
