import { flag, integer, list, oneOf, type Parser, record, variant } from './parser.ts';
import { id, parsePerson, type Person, type Role, ROLES } from './person.ts';
import * as LIMITS from './limit.ts';

/** `active`: at this room now. `away`: connected, not looking. */
export type Presence = 'active' | 'away';

/** A person who is in the room now. */
export interface RosterEntry {
  readonly person: Person;
  readonly role: Role;
  readonly presence: Presence;
  /** The local user. */
  readonly isSelf: boolean;
}

/** The whole roster. Comes first, and again where deltas were lost. */
export interface RosterSnapshotEvent {
  readonly type: 'snapshot';
  readonly entries: readonly RosterEntry[];
  /** People in the room, those not listed included. */
  readonly count: number;
  /** The room is larger than the list; deltas may be missing for people who are not listed. */
  readonly isTruncated: boolean;
}

/** Someone came, or an entry changed. */
export interface RosterSetEvent {
  readonly type: 'set';
  readonly entry: RosterEntry;
  readonly count: number;
}

/** Someone left. */
export interface RosterLeftEvent {
  readonly type: 'left';
  readonly personId: string;
  readonly count: number;
}

/** What `roster.live()` yields: a snapshot, then deltas. */
export type RosterEvent = RosterSnapshotEvent | RosterSetEvent | RosterLeftEvent;

const parseEntry: Parser<RosterEntry> = record<RosterEntry>({
  person: parsePerson,
  role: oneOf(ROLES),
  presence: oneOf<Presence>(['active', 'away']),
  isSelf: flag,
});

const count = integer(0);

export const parseRosterEvent: Parser<RosterEvent> = variant<RosterEvent>({
  snapshot: {
    entries: list(parseEntry, LIMITS.rosterPeople),
    count,
    isTruncated: flag,
  },
  set: { entry: parseEntry, count },
  left: { personId: id, count },
});

/** The roster after one event, by person id. Gives a new map. */
export function foldRoster(
  roster: ReadonlyMap<string, RosterEntry>,
  event: RosterEvent,
): ReadonlyMap<string, RosterEntry> {
  if (event.type === 'snapshot') return new Map(event.entries.map((entry) => [entry.person.id, entry]));
  const next = new Map(roster);
  if (event.type === 'set') next.set(event.entry.person.id, event.entry);
  else next.delete(event.personId);
  return next;
}
