import type { Message } from '@roompane/protocol';
import { dayOf } from '../internal/times.ts';
import type { MessageGaps } from './message-gaps.ts';

/** What is drawn of a message beside itself. */
export interface MessageRow {
  /** A day begins here. */
  readonly isDay: boolean;
  /** Something is missing before this message that cannot be had. */
  readonly isGap: boolean;
  /** The unread begin here. */
  readonly isUnread: boolean;
  /** It goes on with what the author of the message before began, under the same name. */
  readonly isNext: boolean;
}

export interface RowOptions {
  /** The first message that had not been read. */
  readonly unreadId?: string | undefined;
  readonly gaps?: MessageGaps;
}

/** Within this time an author's next message joins the one before. */
const GROUP_MS = 5 * 60_000;

/** How a message is drawn that follows `before`. It depends on nothing else, so a row is made when it is drawn. */
export function rowOf(message: Message, before: Message | undefined, options: RowOptions = {}): MessageRow {
  const isDay = !before || dayOf(before.postedAtEpochMs) !== dayOf(message.postedAtEpochMs);
  const isGap = options.gaps?.isBetween(before, message) === true;
  const isUnread = options.unreadId === message.id;
  return { isDay, isGap, isUnread, isNext: !isDay && !isGap && !isUnread && isOneGo(message, before) };
}

/** Would these two stand under one name, if nothing is between them? */
export function isOneGo(message: Message, before: Message | undefined): boolean {
  return (
    before !== undefined &&
    before.author.id === message.author.id &&
    before.via?.id === message.via?.id &&
    isPlain(before) &&
    isPlain(message) &&
    Math.abs(message.postedAtEpochMs - before.postedAtEpochMs) <= GROUP_MS
  );
}

/** Stories and alerts stand by themselves, so that their tag has a line to stand in; what was removed has no name above it. */
function isPlain({ kind, importance, isRedacted }: Message): boolean {
  return kind === 'regular' && importance === 'normal' && !isRedacted;
}
