import type { Json } from './json.ts';
import * as LIMITS from './limit.ts';
import { integer, json, type Parser, record, text } from './parser.ts';
import { parsePerson, type Person } from './person.ts';

/** A word from one instance of an add-in to the others in the room. It is never kept: who is not there does not hear it. */
export interface RoomSignal {
  /** Whose add-in sent it. The local user, too, where they have the room open elsewhere. */
  readonly from: Person;
  /** As it was sent; what it means is the add-in's own affair, and so is to parse it: it comes from another machine. */
  readonly data: Json;
  /** How many before it were dropped, because they were not taken in time. 0 as a rule. */
  readonly missed: number;
}

/** What a chat server carries of a signal. The host says which channel; servers pass it on as it is. */
export interface ChannelSignal {
  /** At most 2,048 UTF-16 units. */
  readonly channel: string;
  /** At most 4,096 UTF-16 units, written as JSON. */
  readonly data: Json;
}

/** A signal as it arrives from a chat server. */
export interface SignalEvent extends ChannelSignal {
  readonly person: Person;
}

export const parseSignalData: Parser<Json> = json(LIMITS.signalChars, LIMITS.dataDepth);

export const parseSignal: Parser<RoomSignal> = record<RoomSignal>({
  from: parsePerson,
  data: parseSignalData,
  missed: integer(0, Number.MAX_SAFE_INTEGER),
});

/** What a provider reads of its own wire. */
export const parseSignalEvent: Parser<SignalEvent> = record<SignalEvent>({
  person: parsePerson,
  channel: text(LIMITS.signalChannelChars),
  data: parseSignalData,
});
