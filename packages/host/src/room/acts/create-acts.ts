import {
  followUnread,
  markRead,
  type ProviderRoom,
  readClock,
  reactToMessage,
  redactMessage,
  type RoomProvider,
  type ServerClock,
  type UnreadState,
} from '@roompane/protocol';
import type { StateFeed } from '../state-feed.ts';
import { type Act, type Acts, callAct, streamAct } from './act.ts';

/** What the acts of a room act upon. */
export interface ActedRoom {
  readonly room: ProviderRoom;
  readonly provider: RoomProvider;
  readonly unread: StateFeed<UnreadState>;
}

/** What a room does beside its messages, its roster and posting. */
export function createActs({ room, provider, unread }: ActedRoom): Acts {
  const acts: readonly Act[] = [
    callAct(redactMessage, async ({ messageId }, options) => void (await room.redact(messageId, options))),
    callAct(reactToMessage, async (reaction, options) => void (await room.react(reaction, options))),
    callAct(markRead, async ({ upTo }, options) => void (await room.markRead(upTo, options))),
    streamAct(followUnread, () => unread),
    callAct(readClock, () => Promise.resolve(toServerClock(provider))),
  ];
  return new Map(acts.map((act) => [act.method.name, act]));
}

function toServerClock({ serverOffsetMs: offsetMs }: RoomProvider): ServerClock {
  return offsetMs === undefined ? {} : { offsetMs };
}
