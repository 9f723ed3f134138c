import type { Person } from '@roompane/protocol';

/** Who is typing, in one short sentence whoever many they are; empty when nobody is. */
export function typingWords(people: readonly Pick<Person, 'name'>[]): string {
  const [first, second] = people.map(({ name }) => name);
  if (first === undefined) return '';
  if (second === undefined) return `${first} is typing…`;
  if (people.length === 2) return `${first} and ${second} are typing…`;
  return `${first}, ${second} and ${people.length - 2} more are typing…`;
}
