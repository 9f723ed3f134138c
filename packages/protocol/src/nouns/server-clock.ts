import type { Call } from '../method.ts';
import { integer, optional, type Parser, record } from '../parser.ts';
import type { Abortable, Room } from '../room.ts';
import { deadlineMs } from './call-parts.ts';

/** The chat server's clock, as far as it is known. */
export interface ServerClock {
  /** The server's clock less this machine's, in milliseconds: `Date.now() + offsetMs` is the server's time. Absent while it is not known. */
  readonly offsetMs?: number;
}

const parseServerClock: Parser<ServerClock> = record<ServerClock>({ offsetMs: optional(integer(-8.64e15, 8.64e15)) });

export const readServerClockCall: Call<object, ServerClock> = {
  name: 'clock/read',
  deadlineMs,
  result: parseServerClock,
};

/** How the server's clock stands to this machine's; the times of messages are the server's. Needs no grant. */
export function readServerClock(room: Pick<Room, 'call'>, options?: Abortable): Promise<ServerClock> {
  return room.call(readServerClockCall, {}, options);
}
