import { type Body, parseBody } from './body.ts';
import * as LIMITS from './limit.ts';
import { epochMs, type Message, parseHeardMessage } from './message.ts';
import { flag, list, optional, type Parser, record, text, variant } from './parser.ts';
import { id } from './person.ts';

/**
 * An opaque place in a room's log: that of one event. It stays valid across reloads and sessions of the same room and
 * provider; never parse or compare it beyond equality.
 */
export type Cursor = string;

export const parseCursor: Parser<Cursor> = text(512, 1);

/** A message was posted. `message` is as it was then. */
export interface PostedEvent {
  readonly type: 'posted';
  readonly cursor: Cursor;
  readonly message: Message;
}

/** The author changed the words of a message. */
export interface EditedEvent {
  readonly type: 'edited';
  readonly cursor: Cursor;
  readonly messageId: string;
  readonly body: Body;
  readonly title?: string;
  readonly atEpochMs: number;
}

/** A message was removed. The log gives its state, never again its body. */
export interface RedactedEvent {
  readonly type: 'redacted';
  readonly cursor: Cursor;
  readonly messageId: string;
  readonly atEpochMs: number;
}

/** Someone set or took back a reaction. */
export interface ReactedEvent {
  readonly type: 'reacted';
  readonly cursor: Cursor;
  readonly messageId: string;
  readonly personId: string;
  /** At most 32 characters; usually one emoji. */
  readonly reaction: string;
  readonly isOn: boolean;
}

/** What a room's log is made of. Messages are a fold of it. */
export type LogEvent = PostedEvent | EditedEvent | RedactedEvent | ReactedEvent;

/** Events are missing here and cannot be had: the room keeps no history that far, or the cursor is not of this room. */
export interface GapEvent {
  readonly type: 'gap';
  /** The last place before the gap, where it is known. */
  readonly after?: Cursor;
}

/** Everything older than the subscription has been given; what follows is live. Comes once, and again after a replay. */
export interface CaughtUpEvent {
  readonly type: 'caught-up';
}

/** What `messages.live()` yields. */
export type LiveEvent = LogEvent | GapEvent | CaughtUpEvent;

/** A stretch of the log, oldest first. */
export interface LogPage {
  readonly events: readonly LogEvent[];
  /** Pass it as `before` for the page before this one. */
  readonly start: Cursor;
  /** Pass it as `after` for the page behind this one, or for live. */
  readonly end: Cursor;
  /** Nothing older exists. */
  readonly isFirst: boolean;
  /** Nothing newer existed when the page was read. */
  readonly isLast: boolean;
  /** Events of this stretch, or just before it, are no longer kept. Absent where none are missing, or nobody can tell. */
  readonly hasGap?: boolean;
}

const logEvents = {
  posted: { cursor: parseCursor, message: parseHeardMessage },
  edited: {
    cursor: parseCursor,
    messageId: id,
    body: parseBody,
    title: optional(text(LIMITS.titleChars)),
    atEpochMs: epochMs,
  },
  redacted: { cursor: parseCursor, messageId: id, atEpochMs: epochMs },
  reacted: {
    cursor: parseCursor,
    messageId: id,
    personId: id,
    reaction: text(32, 1),
    isOn: flag,
  },
};

export const parseLogEvent: Parser<LogEvent> = variant<LogEvent>(logEvents);

export const parseLiveEvent: Parser<LiveEvent> = variant<LiveEvent>({
  ...logEvents,
  gap: { after: optional(parseCursor) },
  'caught-up': {},
});

export const parseLogPage: Parser<LogPage> = record<LogPage>({
  events: list(parseLogEvent, LIMITS.pageEvents),
  start: parseCursor,
  end: parseCursor,
  isFirst: flag,
  isLast: flag,
  hasGap: optional(flag),
});
