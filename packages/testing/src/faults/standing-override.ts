import type { Role, RoomInfo, RosterEntry, Standing } from '@roompane/protocol';
import type { LineConditions } from './line-conditions.ts';

type Overrides = Pick<LineConditions, 'role' | 'roomKind'>;

export function overrideInfo(info: RoomInfo, { roomKind }: Overrides): RoomInfo {
  return roomKind ? { ...info, kind: roomKind } : info;
}

/** `info` is the room as it is overridden. At rest the server's own word stands, also on who may post. */
export function overrideStanding(standing: Standing, info: RoomInfo, { role, roomKind }: Overrides): Standing {
  if (!role && !roomKind) return standing;
  const now = role ?? standing.role;
  return { ...standing, role: now, canPost: mayPost(now, info) };
}

export function overrideEntry(entry: RosterEntry, { role }: Overrides): RosterEntry {
  return role && entry.isSelf ? { ...entry, role } : entry;
}

function mayPost(role: Role, { kind }: RoomInfo): boolean {
  return role !== 'visitor' && (kind === 'regular' || role !== 'member');
}
