import { parseInfo, type RoomInfo } from '../context.ts';
import { type InvitationsState, parseInvitations } from '../invitation.ts';
import * as LIMITS from '../limit.ts';
import type { Call, StreamCall } from '../method.ts';
import { flag, list, type Parser, record } from '../parser.ts';
import type { Abortable, Room } from '../room.ts';
import { parseRoomPage, type RoomPage, type RoomQuery } from '../room-query.ts';
import { deadlineMs, nothing } from './call-parts.ts';

/** The rooms that the local user follows, by their titles. At most 500; `isTruncated` says that there are more. */
export interface FollowedState {
  readonly rooms: readonly RoomInfo[];
  readonly isTruncated: boolean;
}

export interface RoomParams {
  readonly roomId: string;
}

const parseFollowed: Parser<FollowedState> = record<FollowedState>({
  rooms: list(parseInfo, LIMITS.followedRooms),
  isTruncated: flag,
});

export const findRoomsCall: Call<RoomQuery, RoomPage> = { name: 'rooms/find', deadlineMs, result: parseRoomPage };
export const readRoomInfoCall: Call<RoomParams, RoomInfo> = { name: 'rooms/read-info', deadlineMs, result: parseInfo };
export const followFollowedCall: StreamCall<object, FollowedState> = {
  name: 'rooms/follow-followed',
  event: parseFollowed,
};
export const followRoomCall: Call<RoomParams, undefined> = { name: 'rooms/follow', deadlineMs, result: nothing };
export const unfollowRoomCall: Call<RoomParams, undefined> = { name: 'rooms/unfollow', deadlineMs, result: nothing };
export const followInvitationsCall: StreamCall<object, InvitationsState> = {
  name: 'rooms/follow-invitations',
  event: parseInvitations,
};
export const declineInvitationCall: Call<RoomParams, undefined> = {
  name: 'rooms/decline',
  deadlineMs,
  result: nothing,
};

/** The other rooms of the chat server, as far as the local user may know of them and the host grants it. */
export interface RoomDirectory {
  /** Rooms by their titles; none is an empty list. Needs `rooms/find`. */
  find(query: RoomQuery, options?: Abortable): Promise<RoomPage>;
  /** What a room is, without entering it. Needs `rooms/find`. Rejects with `room/not-found`. */
  info(roomId: string, options?: Abortable): Promise<RoomInfo>;
  /** The list at once, then each change; only the latest counts. Needs `rooms/find`. */
  followed(options?: Abortable): AsyncIterable<FollowedState>;
  /** Needs `rooms/follow`. Rejects with `room/not-found`. Twice is the same as once. */
  follow(roomId: string, options?: Abortable): Promise<void>;
  /** Needs `rooms/follow`. Twice is the same as once. */
  unfollow(roomId: string, options?: Abortable): Promise<void>;
  /** Invitations that stand, then each change. Needs `rooms/find`. */
  invitations(options?: Abortable): AsyncIterable<InvitationsState>;
  /** Needs `rooms/follow`. Resolves also where there is no invitation. */
  decline(roomId: string, options?: Abortable): Promise<void>;
}

export function directory(room: Pick<Room, 'call' | 'follow'>): RoomDirectory {
  return {
    find: (query, options) => room.call(findRoomsCall, query, options),
    info: (roomId, options) => room.call(readRoomInfoCall, { roomId }, options),
    followed: (options) => room.follow(followFollowedCall, {}, options),
    follow: (roomId, options) => room.call(followRoomCall, { roomId }, options),
    unfollow: (roomId, options) => room.call(unfollowRoomCall, { roomId }, options),
    invitations: (options) => room.follow(followInvitationsCall, {}, options),
    decline: (roomId, options) => room.call(declineInvitationCall, { roomId }, options),
  };
}
