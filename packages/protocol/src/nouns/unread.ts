import type { Cursor } from '../log.ts';
import type { Call, StreamCall } from '../method.ts';
import type { Abortable, Room } from '../room.ts';
import { parseUnread, type UnreadState } from '../unread.ts';
import { deadlineMs, nothing } from './call-parts.ts';

export const followUnreadCall: StreamCall<object, UnreadState> = { name: 'unread/follow', event: parseUnread };

export const markReadCall: Call<{ readonly upTo: Cursor }, undefined> = {
  name: 'messages/mark-read',
  deadlineMs,
  result: nothing,
};

/** How far the local user has read a room. */
export interface Unread {
  /** The state as it stands at once, then each change; only the latest counts. Needs `messages/read`. */
  live(options?: Abortable): AsyncIterable<UnreadState>;
  /** Moves the marker on to the event at `upTo`, never back. Needs `messages/mark-read`. Rejects with `log/cursor-unknown`. */
  markRead(upTo: Cursor, options?: Abortable): Promise<void>;
}

export function unread(room: Pick<Room, 'call' | 'follow'>): Unread {
  return {
    live: (options) => room.follow(followUnreadCall, {}, options),
    markRead: (upTo, options) => room.call(markReadCall, { upTo }, options),
  };
}
