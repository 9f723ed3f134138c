import { type Cursor, parseCursor } from './log.ts';
import { flag, integer, optional, type Parser, record } from './parser.ts';

/** How far the local user has read a room, the same in every tab and on every device. */
export interface UnreadState {
  /** Messages of others behind the marker. */
  readonly count: number;
  /** There may be more than `count`: the server does not count any further. */
  readonly isAtLeast: boolean;
  /** The place up to which everything is read; absent where nothing is known to be read. */
  readonly readUpTo?: Cursor;
}

export const parseUnread: Parser<UnreadState> = record<UnreadState>({
  count: integer(0),
  isAtLeast: flag,
  readUpTo: optional(parseCursor),
});
