import type { Message } from '@roompane/protocol';
import { dayOf } from '../internal/times.ts';

/** A line of the list. Keys are unique in a list and stay with what they stand for. */
export type MessageRow =
  | { readonly type: 'day'; readonly key: string; readonly epochMs: number }
  | { readonly type: 'gap'; readonly key: string }
  | { readonly type: 'unread'; readonly key: string; readonly count: number }
  | { readonly type: 'message'; readonly key: string; readonly message: Message; readonly isNext: boolean };

/** What stands between the messages beside the days. */
export interface RowOptions {
  /** The first message that had not been seen, and how many there were. */
  readonly unread?: { readonly messageId: string; readonly count: number } | undefined;
  /** Behind these messages, by id, something is missing. */
  readonly gaps?: ReadonlySet<string>;
}

/** Within this time an author's next message joins the one before. */
const GROUP_MS = 5 * 60_000;

/** Messages as lines: a divider where a day begins, one name over what an author wrote in one go. */
export function toRows(messages: readonly Message[], { unread, gaps }: RowOptions = {}): readonly MessageRow[] {
  const rows: MessageRow[] = [];
  let before: Message | undefined;
  for (const message of messages) {
    const { id, postedAtEpochMs: epochMs } = message;
    const rowCount = rows.length;
    if (before && gaps?.has(before.id)) rows.push({ type: 'gap', key: `gap ${before.id}` });
    if (!before || dayOf(before.postedAtEpochMs) !== dayOf(epochMs))
      rows.push({ type: 'day', key: `day ${id}`, epochMs });
    if (unread?.messageId === id) rows.push({ type: 'unread', key: 'unread', count: unread.count });
    const isNext = rows.length === rowCount && before !== undefined && isOneGo(before, message);
    rows.push({ type: 'message', key: `message ${id}`, message, isNext });
    before = message;
  }
  return rows;
}

function isOneGo(before: Message, message: Message): boolean {
  return (
    before.author.id === message.author.id &&
    before.via?.id === message.via?.id &&
    isPlain(before) &&
    isPlain(message) &&
    Math.abs(message.postedAtEpochMs - before.postedAtEpochMs) <= GROUP_MS
  );
}

/** Stories and alerts stand by themselves, so that their tag has a line to stand in. */
function isPlain({ kind, importance }: Message): boolean {
  return kind === 'regular' && importance === 'normal';
}
