import * as LIMITS from './limit.ts';
import { flag, list, type Parser, record } from './parser.ts';
import { parsePerson, type Person } from './person.ts';

/** Who is writing now, without the local user. A signal: it is never kept, and one that is missed is made good by the next. */
export interface TypingState {
  /** In the order in which they began. At most 20. */
  readonly people: readonly Person[];
}

/** What a chat server says of one person. Not repeated within 10 s, it no longer holds. */
export interface TypingEvent {
  readonly person: Person;
  readonly isTyping: boolean;
}

export const parseTyping: Parser<TypingState> = record<TypingState>({ people: list(parsePerson, LIMITS.typingPeople) });

export const parseTypingFlag: Parser<{ readonly isTyping: boolean }> = record({ isTyping: flag });
