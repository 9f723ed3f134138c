import type { Presence } from '@roompane/protocol';

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
