import type { Person, Role } from '@roompane/protocol';
import { DEMO_PEOPLE } from '@roompane/provider-local';

const { sam, priya, hannah, lena } = DEMO_PEOPLE;

/** Someone whom a previewer can be. */
export interface Standin {
  readonly person: Person;
  readonly role: Role;
}

const SAM: Standin = { person: sam, role: 'member' };

/** Each has another role in the room. */
export const PEOPLE: readonly Standin[] = [
  SAM,
  { person: priya, role: 'presenter' },
  { person: hannah, role: 'manager' },
  { person: lena, role: 'visitor' },
];

/** The person of an id; a newcomer, and who is not known, is the first. */
export function findPerson(id: string | null | undefined): Standin {
  return PEOPLE.find(({ person }) => person.id === id) ?? SAM;
}

export function describePerson({ person, role }: Standin): string {
  return `${person.name}, ${role}`;
}
