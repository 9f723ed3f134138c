import {
  declineInvitation,
  findRoomsMethod,
  followFollowed,
  followInvitations,
  followRoom,
  readRoomInfo,
  unfollowRoom,
} from '@roompane/protocol';
import { askForLess } from '../../directory/ask-for-less.ts';
import { type Act, callAct, streamAct } from './act.ts';
import type { ActedRoom } from './acted-room.ts';

const DEFAULT_ROOMS = 20;

/** The other rooms of the chat server, as far as the local user may know of them. @spec DI1 DI2 DI3 */
export function createDirectoryActs({
  provider,
  directory,
}: Pick<ActedRoom, 'provider' | 'directory'>): readonly Act[] {
  return [
    callAct(findRoomsMethod, ({ limit = DEFAULT_ROOMS, ...query }, { signal }) =>
      askForLess((most) => provider.find({ ...query, limit: most }, { signal }), limit),
    ),
    callAct(readRoomInfo, ({ roomId }, { signal }) => provider.get(roomId, { signal })),
    streamAct(followFollowed, () => directory.followed),
    callAct(followRoom, async ({ roomId }, { signal }) => void (await provider.follow(roomId, { signal }))),
    callAct(unfollowRoom, async ({ roomId }, { signal }) => void (await provider.unfollow(roomId, { signal }))),
    streamAct(followInvitations, () => directory.invitations),
    callAct(declineInvitation, async ({ roomId }, { signal }) => void (await provider.decline(roomId, { signal }))),
  ];
}
