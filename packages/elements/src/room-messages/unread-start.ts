import type { Message } from '@roompane/protocol';
import type { MessageLog } from './message-log.ts';
import type { MessageViewport } from './message-viewport.ts';
import type { UnreadTracker } from './unread-tracker.ts';

/** Events that are looked through for what has not been read. */
const MOST_EVENTS = 256;

/** The first message that has not been read, and how many there are from it on. */
interface UnreadFrom {
  readonly messageId: string;
  readonly count: number;
}

/** Is a message one that a reader need not be told of? */
type IsQuiet = (message: Message) => boolean;

/** Marks where the unread begin as the page remembers it, and brings a reader there who has not gone anywhere yet. */
export class UnreadStart {
  #unread: UnreadTracker;
  #viewport: MessageViewport;
  #isQuiet: IsQuiet;
  #markedAfter: string | undefined;

  constructor(unread: UnreadTracker, viewport: MessageViewport, isQuiet: IsQuiet) {
    this.#unread = unread;
    this.#viewport = viewport;
    this.#isQuiet = isQuiet;
  }

  reset(): void {
    this.#markedAfter = undefined;
  }

  /** Once for each message, as soon as that is loaded. */
  markAfterMessage(log: MessageLog, lastSeenId: string | undefined): void {
    if (lastSeenId === undefined || lastSeenId === this.#markedAfter) return;
    if (log.window.placeOf(lastSeenId) === undefined) return;
    this.#markedAfter = lastSeenId;
    this.#mark(log, unreadAfterMessage(log, lastSeenId, this.#isQuiet));
  }

  /** Without an answer nothing is marked: nobody knows what has been seen. */
  async markAfterCursor(log: MessageLog, cursor: string | undefined, signal: AbortSignal): Promise<void> {
    if (cursor === undefined) return;
    const unread = await unreadAfterCursor(log, { cursor, signal, isQuiet: this.#isQuiet }).catch(() => undefined);
    if (!signal.aborted) this.#mark(log, unread);
  }

  #mark({ window, isWhole }: MessageLog, unread: UnreadFrom | undefined): void {
    const place = unread && window.placeOf(unread.messageId);
    if (!unread || place === undefined) return;
    this.#unread.take({ type: 'marked', ...unread });
    if (this.#viewport.stand.at === 'end' || !isWhole) this.#viewport.show(place);
  }
}

/** What has not been read behind a message; nothing where that is not loaded, or all behind it is one's own. */
function unreadAfterMessage(
  { window, room }: MessageLog,
  lastSeenId: string,
  isQuiet: IsQuiet,
): UnreadFrom | undefined {
  const lastSeen = window.placeOf(lastSeenId);
  if (lastSeen === undefined) return undefined;
  const behind = Array.from({ length: window.end - lastSeen - 1 }, (_, offset) => window.at(lastSeen + 1 + offset));
  return fromOthers(behind, room.me.id, isQuiet);
}

/**
 * What has not been read behind a place of the log, of the next 256 events. A stretch of the log that is not loaded takes
 * the place of the window. Rejects with the error of a page.
 */
async function unreadAfterCursor(
  log: MessageLog,
  { cursor, signal, isQuiet }: { readonly cursor: string; readonly signal: AbortSignal; readonly isQuiet: IsQuiet },
): Promise<UnreadFrom | undefined> {
  await log.ready;
  const { events } = await log.room.messages.page({ after: cursor, limit: MOST_EVENTS, signal });
  const posts = events.filter((event) => event.type === 'posted');
  const unread = fromOthers(
    posts.map(({ message }) => message),
    log.room.me.id,
    isQuiet,
  );
  const first = posts.find(({ message }) => message.id === unread?.messageId);
  if (first && log.window.placeOf(first.message.id) === undefined) await log.readPlace(first.cursor);
  return unread;
}

function fromOthers(
  messages: readonly (Message | undefined)[],
  ownId: string,
  isQuiet: IsQuiet,
): UnreadFrom | undefined {
  const isNews = (message: Message): boolean => (message.author.id !== ownId || !!message.via) && !isQuiet(message);
  const others = messages.filter((message) => message && isNews(message));
  return others[0] && { messageId: others[0].id, count: others.length };
}
