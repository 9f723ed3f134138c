import { rosterPeople } from '../limit.ts';
import type { RosterEvent } from '../roster.ts';
import { diffRoster, isSameEntry, type RosterEntries } from './diff-roster.ts';

/** A roster, and those of it whom its reader has been told of: in a large room not all. */
export interface ToldRoster {
  readonly roster: RosterEntries;
  readonly listed: RosterEntries;
  /** What the reader has to hear. */
  readonly events: readonly RosterEvent[];
}

/** The whole. The local user comes first, who must not be the one that a large room leaves out. @spec PR6 */
export function tellRoster(roster: RosterEntries, mostPeople: number = rosterPeople): ToldRoster {
  const selfFirst = [...roster.values()].sort((one, other) => Number(other.isSelf) - Number(one.isSelf));
  const entries = selfFirst.slice(0, mostPeople);
  const listed = new Map(entries.map((entry) => [entry.person.id, entry]));
  const isTruncated = roster.size > mostPeople;
  return { roster, listed, events: [{ type: 'snapshot', entries, count: roster.size, isTruncated }] };
}

/**
 * What changed since `before`. In a large room nobody is listed beyond its limit, and the count goes on; that a room is large
 * now, or no longer, is told by the whole anew. @spec PR6
 */
export function tellChanges(
  { roster: before, listed }: ToldRoster,
  now: RosterEntries,
  mostPeople: number = rosterPeople,
): ToldRoster {
  const isLarge = now.size > mostPeople;
  if (before.size > mostPeople !== isLarge) return tellRoster(now, mostPeople);
  if (!isLarge) return { roster: now, listed: now, events: diffRoster(before, now) };
  return tellLarge({ before, listed, now }, mostPeople);
}

function tellLarge(
  { before, listed: former, now }: { before: RosterEntries; listed: RosterEntries; now: RosterEntries },
  mostPeople: number,
): ToldRoster {
  const listed = new Map(former);
  const events: RosterEvent[] = [];
  let count = before.size;
  for (const personId of before.keys()) {
    if (now.has(personId)) continue;
    listed.delete(personId);
    events.push({ type: 'left', personId, count: --count });
  }
  for (const [personId, entry] of now) {
    const known = listed.get(personId);
    const isNew = !before.has(personId);
    if (known ? isSameEntry(known, entry) : !isNew || listed.size >= mostPeople) continue;
    if (isNew) count++;
    listed.set(personId, entry);
    events.push({ type: 'set', entry, count });
  }
  // Who came and is not listed is in the count alone, which the local user's own entry carries.
  const own = [...listed.values()].find(({ isSelf }) => isSelf);
  if (count !== now.size && own) events.push({ type: 'set', entry: own, count: now.size });
  return { roster: now, listed, events };
}
