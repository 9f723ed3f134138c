import {
  type Cursor,
  type EditedEvent,
  foldMessage,
  type LogEvent,
  type Message,
  type RedactedEvent,
} from '@roompane/protocol';

/** Edits of one message that are told apart from those that come again. */
const SEEN_KEPT = 32;

/** What became of a message after it was posted, folded into one edit and one removal. */
export interface MessageChange {
  readonly edited?: EditedEvent;
  readonly redacted?: RedactedEvent;
  /** The places in the log of the events in it. */
  readonly seen: readonly Cursor[];
}

export type ChangeEvent = Exclude<LogEvent, { readonly type: 'posted' }>;

/** A change of the message itself; reactions are beside it. */
type WordsEvent = EditedEvent | RedactedEvent;

const NONE: MessageChange = { seen: [] };

/** `change` and an event that follows all those in it. A removal is final: what comes later counts no more. @spec LO2 */
export function withLater(change: MessageChange = NONE, event: WordsEvent): MessageChange {
  if (change.seen.includes(event.cursor)) return change;
  const seen = [...change.seen, event.cursor].slice(-SEEN_KEPT);
  if (change.redacted) return { ...change, seen };
  if (event.type === 'redacted') return { ...change, redacted: event, seen };
  return { ...change, edited: { ...change.edited, ...event }, seen };
}

/** `change` and an event that all those in it follow. */
export function withEarlier(change: MessageChange = NONE, event: WordsEvent): MessageChange {
  if (change.seen.includes(event.cursor)) return change;
  const seen = [event.cursor, ...change.seen].slice(0, SEEN_KEPT);
  if (event.type === 'redacted') return { redacted: event, seen };
  return { ...change, edited: { ...event, ...change.edited }, seen };
}

/** The changes of two posts that are one message. Their order in the log is no longer known; their times have to do. */
export function merge(one: MessageChange | undefined, other: MessageChange | undefined): MessageChange | undefined {
  if (!one || !other) return one ?? other;
  const [before, after] = (one.edited?.atEpochMs ?? 0) <= (other.edited?.atEpochMs ?? 0) ? [one, other] : [other, one];
  const redacted = before.redacted ?? after.redacted;
  const edited = after.edited ? { ...before.edited, ...after.edited } : before.edited;
  return { ...(edited ? { edited } : {}), ...(redacted ? { redacted } : {}), seen: [...before.seen, ...after.seen] };
}

/** A post after its changes. */
export function applyChange(post: Message, change: MessageChange | undefined): Message {
  const edited = change?.edited ? foldMessage(post, change.edited) : post;
  return change?.redacted ? foldMessage(edited, change.redacted) : edited;
}
