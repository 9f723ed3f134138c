import type { Call, StreamCall } from '../method.ts';
import type { Abortable, Room } from '../room.ts';
import { parseTyping, type TypingState } from '../typing.ts';
import { deadlineMs, nothing } from './call-parts.ts';

export const followTypingCall: StreamCall<object, TypingState> = { name: 'typing/follow', event: parseTyping };

export const setTypingCall: Call<{ readonly isTyping: boolean }, undefined> = {
  name: 'typing/set',
  deadlineMs,
  result: nothing,
};

/** Who is writing in a room. */
export interface Typing {
  /** Who is writing at once, then each change; a change that is missed is in the next. Needs `roster/read`. */
  live(options?: Abortable): AsyncIterable<TypingState>;
  /**
   * Says whether the local user is writing. The host keeps it up for 10 s; say it again while they go on. Needs
   * `messages/post`.
   */
  set(isTyping: boolean, options?: Abortable): Promise<void>;
}

export function typing(room: Pick<Room, 'call' | 'follow'>): Typing {
  return {
    live: (options) => room.follow(followTypingCall, {}, options),
    set: (isTyping, options) => room.call(setTypingCall, { isTyping }, options),
  };
}
