import { RoompaneError, type Served } from '@roompane/protocol';
import { type PeopleIn, PEOPLE_IN_METHODS } from './people-in-methods.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import type { Rename } from './rename-people.ts';

/** How add-ins with the same rights see the people of one room. @spec VW1 */
export interface View {
  /** What is written for one view of a key is written for all of them in this room. */
  readonly key: 'identified' | 'pseudonymous';
  /** A result, an event or a question of `method`, as the add-in may see it. */
  show<Given>(method: Pick<Served, 'name'>, given: Given): Given;
  /** Parameters or a verdict of the add-in's, with the people whom it means. */
  read<Said>(method: Pick<Served, 'name'>, said: Said): Said;
}

/** People under their own ids, for those who hold `people/identify`. It copies nothing. */
export const identified: View = { key: 'identified', show: (_method, given) => given, read: (_method, said) => said };

/** People under their pseudonyms; what the add-in says of others than those it was shown means nobody. @spec VW1 VW3 */
export function createPseudonymousView(pseudonyms: Pseudonyms): View {
  const show: Rename = (id) => pseudonyms.pseudonymOf(id);
  const read: Rename = (id) => pseudonyms.idBehind(id);
  return {
    key: 'pseudonymous',
    show: (method, given) => rename(given, peopleIn(method).given, show),
    read: (method, said) => rename(said, peopleIn(method).said, read),
  };
}

/** Are there people in what an add-in is given by `method`? */
export function showsPeople(method: Pick<Served, 'name'>): boolean {
  return peopleIn(method).given !== undefined;
}

function rename<Value>(value: Value, renaming: PeopleIn['given'], how: Rename): Value {
  // The table has, for each method, a renaming of what that method carries.
  return renaming ? (renaming(value as never, how) as Value) : value;
}

function peopleIn({ name }: Pick<Served, 'name'>): PeopleIn {
  const people = PEOPLE_IN_METHODS.get(name);
  if (!people) throw new RoompaneError('call/denied', { data: { grant: 'people/identify', method: name } });
  return people;
}
