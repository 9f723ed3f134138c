import type { Person } from '@roompane/protocol';
import { DEMO_PEOPLE } from '@roompane/provider-local';

const { sam, priya, hannah, lena } = DEMO_PEOPLE;

/** Whom a previewer can be, each with another role in the room. */
export const PEOPLE: readonly { readonly person: Person; readonly role: string }[] = [
  { person: sam, role: 'member' },
  { person: priya, role: 'presenter' },
  { person: hannah, role: 'manager' },
  { person: lena, role: 'visitor' },
];

/** The person of an id; a newcomer, and who is not known, is the first. */
export function findPerson(id: string | null | undefined): Person {
  return PEOPLE.find(({ person }) => person.id === id)?.person ?? sam;
}
