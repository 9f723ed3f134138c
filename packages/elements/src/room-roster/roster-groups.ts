import type { Role, RoomKind, RosterEntry } from '@roompane/protocol';

/** People under one heading. */
export interface RosterGroup {
  readonly heading: string;
  readonly entries: readonly RosterEntry[];
}

/** Who a role lets post: everybody but visitors; in an auditorium presenters and managers alone. */
function canRolePost(role: Role, kind: RoomKind): boolean {
  if (kind === 'auditorium') return role === 'presenter' || role === 'manager';
  return role !== 'visitor';
}

/** Those who may post come first in an auditorium. Within a group by name; an empty group is left out. */
export function groupRoster(entries: Iterable<RosterEntry>, kind: RoomKind, search = ''): readonly RosterGroup[] {
  const wanted = fold(search);
  const found = [...entries]
    .filter(({ person }) => fold(person.name).includes(wanted))
    .sort((a, b) => a.person.name.localeCompare(b.person.name));
  if (kind !== 'auditorium') return found.length ? [{ heading: 'In this room', entries: found }] : [];
  const groups = [
    { heading: 'Can post', entries: found.filter(({ role }) => canRolePost(role, kind)) },
    { heading: 'Reading', entries: found.filter(({ role }) => !canRolePost(role, kind)) },
  ];
  return groups.filter((group) => group.entries.length > 0);
}

/** “Zoe” finds “Zoë”. */
function fold(text: string): string {
  return text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}
