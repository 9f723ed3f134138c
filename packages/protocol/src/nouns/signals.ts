import type { Json } from '../json.ts';
import type { Call, StreamCall } from '../method.ts';
import type { Abortable, Room } from '../room.ts';
import { parseSignal, type RoomSignal } from '../signal.ts';
import { deadlineMs, nothing } from './call-parts.ts';

export const followSignalsCall: StreamCall<object, RoomSignal> = { name: 'signals/follow', event: parseSignal };

export const sendSignalCall: Call<{ readonly data: Json }, undefined> = {
  name: 'signals/send',
  deadlineMs,
  result: nothing,
};

/**
 * Words between the instances of one add-in in a room: where a cursor stands, who looks at which row. They are never kept
 * and may be lost; what must arrive is a message. Both need `signals/exchange`.
 */
export interface Signals {
  /**
   * What other instances say from now on: other people's, and the local user's own elsewhere; never this one's. Who takes
   * them too slowly has the newest 64, and is told how many were dropped.
   */
  live(options?: Abortable): AsyncIterable<RoomSignal>;
  /**
   * Says something to every other instance. At most 4,096 UTF-16 units, written as JSON, and 10 in any second: more rejects
   * with `limit/exceeded`. Rejects with `room/read-only` for who may not post here, with `feature/unsupported` where the
   * server carries no signals.
   */
  send(data: Json, options?: Abortable): Promise<void>;
}

export function signals(room: Pick<Room, 'call' | 'follow'>): Signals {
  return {
    live: (options) => room.follow(followSignalsCall, {}, options),
    send: (data, options) => room.call(sendSignalCall, { data }, options),
  };
}
