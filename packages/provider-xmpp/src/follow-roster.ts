import { LIMITS, type RosterEntry, type RosterEvent } from '@roompane/protocol';
import type { Bell } from './bell.ts';

export type RosterEntries = ReadonlyMap<string, RosterEntry>;

/** A snapshot, then what changed since the reader last looked: a slow reader finds few changes, not a queue. @spec PR6 */
export async function* followRoster(
  read: () => RosterEntries,
  bell: Bell,
  signal: AbortSignal,
): AsyncGenerator<RosterEvent, void, undefined> {
  let before: RosterEntries | undefined;
  for (;;) {
    const rung = bell.next(signal);
    const now = read();
    yield* before ? diffRoster(before, now) : [toSnapshot(now)];
    before = now;
    await rung;
  }
}

function toSnapshot(roster: RosterEntries): RosterEvent {
  // The local user must not be the one that a large room leaves out.
  const selfFirst = [...roster.values()].sort((one, other) => Number(other.isSelf) - Number(one.isSelf));
  const entries = selfFirst.slice(0, LIMITS.rosterPeople);
  return { type: 'snapshot', entries, count: roster.size, isTruncated: entries.length < roster.size };
}

/** What changed from one roster to the next, each with the count as it then stands. */
function diffRoster(before: RosterEntries, now: RosterEntries): RosterEvent[] {
  const events: RosterEvent[] = [];
  let count = before.size;
  for (const personId of before.keys()) {
    if (!now.has(personId)) events.push({ type: 'left', personId, count: --count });
  }
  for (const [personId, entry] of now) {
    const known = before.get(personId);
    if (known && JSON.stringify(known) === JSON.stringify(entry)) continue;
    if (!known) count++;
    events.push({ type: 'set', entry, count });
  }
  return events;
}
