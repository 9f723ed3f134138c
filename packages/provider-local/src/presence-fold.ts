import type { Presence, RosterEntry, RosterEvent } from '@roompane/protocol';

/** What a lock of a tab says: this person is in this room, and, with `looking`, has it in view. */
export interface Attendance {
  readonly sign: 'here' | 'looking';
  readonly roomId: string;
  readonly personId: string;
  /** One for each joined room of each tab. */
  readonly instanceId: string;
}

export function toLockName(databaseName: string, { sign, roomId, personId, instanceId }: Attendance): string {
  return `roompane/${databaseName}/presence/${JSON.stringify([sign, roomId, personId, instanceId])}`;
}

/** `undefined` for a lock of something else. */
export function parseLockName(databaseName: string, name: string): Attendance | undefined {
  const prefix = `roompane/${databaseName}/presence/`;
  if (!name.startsWith(prefix)) return undefined;
  let parts: unknown;
  try {
    parts = JSON.parse(name.slice(prefix.length));
  } catch {
    return undefined;
  }
  if (!Array.isArray(parts) || !parts.every((part) => typeof part === 'string')) return undefined;
  const [sign, roomId, personId, instanceId] = parts;
  if ((sign !== 'here' && sign !== 'looking') || !roomId || !personId || !instanceId) return undefined;
  return { sign, roomId, personId, instanceId };
}

/** Who is in a room, by person: several tabs of one person are one entry, active when one of them is looked at. */
export function foldPresence(attendances: readonly Attendance[], roomId: string): Map<string, Presence> {
  const present = new Map<string, Presence>();
  for (const { sign, personId, ...attendance } of attendances) {
    if (attendance.roomId !== roomId) continue;
    if (sign === 'looking') present.set(personId, 'active');
    else if (!present.has(personId)) present.set(personId, 'away');
  }
  return present;
}

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
