import { type Fields, oneOf, type Parser, record, text } from './parser.ts';

/** What a server or deployer vouches for: a `bot` is never a claim of the account itself. */
export type PersonKind = 'user' | 'bot';

/** Someone who can be in a room or write a message. */
export interface Person {
  /** Stable for this person in this deployment; a pseudonym where the host grants no more. Never parse it. */
  readonly id: string;
  readonly name: string;
  readonly kind: PersonKind;
}

/** `visitor` may read; `member` may post in a regular room, `presenter` in an auditorium too; `manager` may change the room. */
export type Role = 'visitor' | 'member' | 'presenter' | 'manager';

export const ROLES: readonly Role[] = ['visitor', 'member', 'presenter', 'manager'];

/** Ids are opaque strings of 1 to 256 characters. */
export const id: Parser<string> = text(256, 1);

/** The fields of a {@link Person}. */
export const person: Fields<Person> = { id, name: text(256), kind: oneOf<PersonKind>(['user', 'bot']) };

export const parsePerson: Parser<Person> = record<Person>(person);
