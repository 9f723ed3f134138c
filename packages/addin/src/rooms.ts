// `@roompane/addin/rooms`: what few need costs only those.

export { directory } from '@roompane/protocol';
export type {
  FollowedState,
  Invitation,
  InvitationsState,
  RoomDirectory,
  RoomInfo,
  RoomPage,
  RoomQuery,
} from '@roompane/protocol';
