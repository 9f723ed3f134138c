import { followUnread, markRead } from '@roompane/protocol';
import { CountedUnread } from '../counted-unread.ts';
import { type Act, callAct, streamAct } from './act.ts';
import type { ActedRoom } from './acted-room.ts';

/** How far the local user has read. @spec UN1 UN2 */
export function createUnreadActs(acted: ActedRoom): readonly Act[] {
  const { room, unread } = acted;
  if (unread) {
    return [
      streamAct(followUnread, () => unread),
      callAct(markRead, async ({ upTo }, { signal }) => void (await room.markRead(upTo, { signal }))),
    ];
  }
  const counted = new CountedUnread(acted);
  return [
    streamAct(followUnread, () => counted.feed),
    callAct(markRead, ({ upTo }, { signal }) => counted.markRead(upTo, { signal })),
  ];
}
