import * as LIMITS from './limit.ts';
import { type Cursor, parseCursor } from './log.ts';
import { epochMs } from './message.ts';
import { integer, Misfit, optional, type Parser, record } from './parser.ts';

/** A stretch of the log: at most one of the places; without any, the newest. */
export interface Range {
  /** Events, 1 to 256. @default 50 */
  readonly limit?: number | undefined;
  /** The page that ends just before this place. */
  readonly before?: Cursor | undefined;
  /** The page that begins just behind this place. */
  readonly after?: Cursor | undefined;
  /** The page with this event in its middle: where a link to a message leads. */
  readonly around?: Cursor | undefined;
  /** The page that begins with the first event at or after this time. */
  readonly fromEpochMs?: number | undefined;
}

const parseFields: Parser<Range> = record<Range>({
  limit: optional(integer(1, LIMITS.pageEvents)),
  before: optional(parseCursor),
  after: optional(parseCursor),
  around: optional(parseCursor),
  fromEpochMs: optional(epochMs),
});

export const parseRange: Parser<Range> = (value, path) => {
  const range = parseFields(value, path);
  const { limit: _limit, ...places } = range;
  if (Object.keys(places).length > 1) throw new Misfit(path, 'one of before, after, around and fromEpochMs');
  return range;
};
