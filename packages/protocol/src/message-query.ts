import * as LIMITS from './limit.ts';
import { type Cursor, parseCursor } from './log.ts';
import { epochMs, type Message, parseHeardMessage } from './message.ts';
import { flag, integer, list, oneOf, optional, type Parser, record, text } from './parser.ts';
import { id } from './person.ts';

export type SearchOrder = 'newest-first' | 'oldest-first';

/** Which messages to find: all that is given must hold. Nothing given finds every message. */
export interface MessageQuery {
  /** Parts of words, in any order and any case, each of which must be in the title or the text. At most 256 characters. */
  readonly words?: string | undefined;
  /** These words exactly, in this order, in any case. At most 256 characters. */
  readonly phrase?: string | undefined;
  /** Written by one of these people. At most 20. */
  readonly authorIds?: readonly string[] | undefined;
  /** Posted at or after this time. */
  readonly fromEpochMs?: number | undefined;
  /** Posted before this time. */
  readonly toEpochMs?: number | undefined;
  /** @default 'newest-first' */
  readonly order?: SearchOrder | undefined;
  /** Messages in the page, 1 to 100. @default 20 */
  readonly limit?: number | undefined;
  /** The `next` of the page before this one. */
  readonly after?: string | undefined;
}

/** A message as it stands now, and its place in the log: where a jump to it leads. */
export interface FoundMessage {
  readonly message: Message;
  readonly cursor: Cursor;
}

/** What was found. Nothing is an empty list, not an error. */
export interface SearchPage {
  readonly found: readonly FoundMessage[];
  /** Of all pages, where the server knows it. */
  readonly total?: number;
  /** False: the time ran out before the page was full. What was found so far is here, and `next` goes on from there. */
  readonly isComplete: boolean;
  /** Pass it as `after` for what comes next. Absent when there is nothing more. */
  readonly next?: string;
}

const words = text(256);
const place = text(1_024, 1);

export const parseMessageQuery: Parser<MessageQuery> = record<MessageQuery>({
  words: optional(words),
  phrase: optional(words),
  authorIds: optional(list(id, 20)),
  fromEpochMs: optional(epochMs),
  toEpochMs: optional(epochMs),
  order: optional(oneOf<SearchOrder>(['newest-first', 'oldest-first'])),
  limit: optional(integer(1, LIMITS.foundMessages)),
  after: optional(place),
});

const parseFound: Parser<FoundMessage> = record<FoundMessage>({ message: parseHeardMessage, cursor: parseCursor });

export const parseSearchPage: Parser<SearchPage> = record<SearchPage>({
  found: list(parseFound, LIMITS.foundMessages),
  total: optional(integer(0)),
  isComplete: flag,
  next: optional(place),
});
