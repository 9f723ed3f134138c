import type { RosterEntry, RosterEvent } from '../roster.ts';

/** Who is in a room, by person id. */
export type RosterEntries = ReadonlyMap<string, RosterEntry>;

/** What changed from one roster to the next, each with the count as it then stands. */
export function diffRoster(before: RosterEntries, now: RosterEntries): RosterEvent[] {
  const events: RosterEvent[] = [];
  let count = before.size;
  for (const personId of before.keys()) {
    if (!now.has(personId)) events.push({ type: 'left', personId, count: --count });
  }
  for (const [personId, entry] of now) {
    const known = before.get(personId);
    if (known && isSameEntry(known, entry)) continue;
    if (!known) count++;
    events.push({ type: 'set', entry, count });
  }
  return events;
}

export function isSameEntry(one: RosterEntry, other: RosterEntry): boolean {
  return (
    one.role === other.role &&
    one.presence === other.presence &&
    one.person.name === other.person.name &&
    one.person.kind === other.person.kind
  );
}
