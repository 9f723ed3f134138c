import { readClock, type RoomProvider, type ServerClock } from '@roompane/protocol';
import { type Acts, callAct } from './act.ts';
import type { ActedRoom } from './acted-room.ts';
import { createDirectoryActs } from './directory-acts.ts';
import { createFileActs } from './file-acts.ts';
import { createMessageActs } from './message-acts.ts';
import { createSearchActs } from './search-acts.ts';
import { createSignalActs } from './signal-acts.ts';
import { createTypingActs } from './typing-acts.ts';
import { createUnreadActs } from './unread-acts.ts';

/** What a room does beside its messages, its roster and posting. */
export function createActs(acted: ActedRoom): Acts {
  const acts = [
    ...createMessageActs(acted),
    ...createUnreadActs(acted),
    ...createTypingActs(acted),
    ...createSignalActs(acted),
    ...createDirectoryActs(acted),
    ...createSearchActs(acted),
    ...createFileActs(acted),
    callAct(readClock, () => Promise.resolve(toServerClock(acted.provider))),
  ];
  return new Map(acts.map((act) => [act.method.name, act]));
}

function toServerClock({ serverOffsetMs: offsetMs }: RoomProvider): ServerClock {
  return offsetMs === undefined ? {} : { offsetMs };
}
