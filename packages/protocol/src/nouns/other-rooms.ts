// What an add-in asks of another room than its own: each act is one of the other room's methods, carried in a call of the
// session. Grants, parameters and results are looked at as if the call had been made there.
import { parseContext, type RoomContext } from '../context.ts';
import type { Call } from '../method.ts';
import { type Parser, record, text } from '../parser.ts';
import { id } from '../person.ts';
import { deadlineMs, nothing } from './call-parts.ts';
import type { RoomParams } from './directory.ts';

/** One call to another room. */
export interface CarriedCall extends RoomParams {
  /** A name of the method table. */
  readonly method: string;
  /** Unknown until the method's own parser has read them. */
  readonly params: unknown;
}

const unread: Parser<unknown> = (value) => value;

export const parseCarriedCall: Parser<CarriedCall> = record<CarriedCall>({
  roomId: id,
  method: text(64, 1),
  params: unread,
});

/** Enters the room, or says how it stands where it is entered already. */
export const enterRoomCall: Call<RoomParams, RoomContext> = { name: 'rooms/get', deadlineMs, result: parseContext };
export const leaveRoomCall: Call<RoomParams, undefined> = { name: 'rooms/release', deadlineMs, result: nothing };
/** Deadline and result are those of the method that is carried. */
export const CARRY_CALL = 'rooms/call';
export const CARRY_STREAM = 'rooms/stream';
