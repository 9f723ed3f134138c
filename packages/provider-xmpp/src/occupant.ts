import { LIMITS, type Presence, type Role, type RoomKind, type RosterEntry } from '@roompane/protocol';
import { bareOf, resourceOf } from './jid.ts';
import * as NS from './namespace.ts';
import { type PeopleContext, type Sender, toPerson } from './person.ts';
import { attributeOf, childOf, childrenOf, lastChildOf, textOf } from './xml.ts';

/** Someone in a room, by the nickname that is theirs there. */
export interface Occupant extends Sender {
  /** `moderator`, `participant` or `visitor`; anything else is as a visitor. */
  readonly mucRole: string;
  readonly presence: Presence;
}

/** What one presence from a room says. */
export interface Attendance {
  readonly occupant: Occupant;
  readonly isHere: boolean;
  /** XEP-0045's numbers: 110 is oneself. */
  readonly statuses: ReadonlySet<string>;
  readonly isRoomGone: boolean;
  /** What whoever did it said of it, at most 500 characters; empty where nobody did. */
  readonly words: string;
}

/** `undefined` for what is nobody's: the room's own presence has no nickname. */
export function parseAttendance(presence: Element): Attendance | undefined {
  const nick = resourceOf(attributeOf(presence, 'from'));
  const type = attributeOf(presence, 'type');
  const user = lastChildOf(presence, 'x', NS.MUC_USER);
  if (!nick || nick.length > 1_023 || !user || (type !== '' && type !== 'unavailable')) return undefined;
  const item = childOf(user, 'item');
  const jid = bareOf(attributeOf(item, 'jid'));
  const occupantId = attributeOf(lastChildOf(presence, 'occupant-id', NS.OCCUPANT_ID), 'id');
  const destroyed = childOf(user, 'destroy');
  const isAway = ['away', 'xa', 'dnd'].includes(textOf(childOf(presence, 'show')).trim());
  return {
    occupant: {
      nick,
      ...(jid ? { jid } : {}),
      ...(occupantId ? { occupantId } : {}),
      mucRole: attributeOf(item, 'role'),
      presence: isAway ? 'away' : 'active',
    },
    isHere: type === '',
    statuses: new Set(childrenOf(user, 'status').map((status) => attributeOf(status, 'code'))),
    isRoomGone: destroyed !== undefined,
    words: textOf(childOf(destroyed ?? item, 'reason'))
      .trim()
      .slice(0, LIMITS.reasonChars),
  };
}

export function toRole(mucRole: string, kind: RoomKind): Role {
  if (mucRole === 'moderator') return 'manager';
  if (mucRole === 'participant') return kind === 'auditorium' ? 'presenter' : 'member';
  // An auditorium's audience are its members, who read.
  return kind === 'auditorium' ? 'member' : 'visitor';
}

export function mayPost(mucRole: string): boolean {
  return mucRole === 'moderator' || mucRole === 'participant';
}

/** By person: someone with several nicknames is one entry, active when one of them is. */
export function toRoster(
  occupants: Iterable<Occupant>,
  { kind, people }: { readonly kind: RoomKind; readonly people: PeopleContext },
): Map<string, RosterEntry> {
  const roster = new Map<string, RosterEntry>();
  for (const { mucRole, presence, ...sender } of occupants) {
    const person = toPerson(sender, people);
    const known = roster.get(person.id);
    const isActive = presence === 'active' || known?.presence === 'active';
    const entry = { role: toRole(mucRole, kind), isSelf: person.id === people.me.id };
    roster.set(person.id, { person: known?.person ?? person, ...entry, presence: isActive ? 'active' : 'away' });
  }
  return roster;
}
