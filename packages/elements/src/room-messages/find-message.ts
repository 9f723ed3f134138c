import { type Abortable, type Cursor, RoompaneError } from '@roompane/protocol';
import type { MessageLog } from './message-log.ts';

/** Messages that a search reads back before it gives up. */
const SEARCHED_MESSAGES = 10_000;

/** How a message is looked for. */
export interface FindMessageOptions extends Abortable {
  /** The place in the log where the message was posted. @default it is looked for, page by page */
  readonly cursor?: Cursor | undefined;
}

/**
 * The place of a message: at once when it is in the window, else around its cursor, or by reading back from the newest.
 * `undefined` when it is not by its cursor, when the room begins before it, or when it lies further back than the bound.
 * Rejects with the error of a page, and with `call/aborted`.
 */
export async function findMessage(
  log: MessageLog,
  messageId: string,
  { cursor, signal }: FindMessageOptions,
): Promise<number | undefined> {
  const { window } = log;
  await unlessAborted(log.ready, signal);
  if (log.phase !== 'ready') return undefined;
  log.isSearching = true;
  try {
    if (cursor !== undefined) {
      if (window.placeOf(messageId) === undefined) await unlessAborted(log.readPlace(cursor), signal);
      return window.placeOf(messageId);
    }
    if (window.placeOf(messageId) === undefined) await unlessAborted(log.readNewest(), signal);
    const bound = window.first - SEARCHED_MESSAGES;
    for (;;) {
      throwIfAborted(signal);
      const place = window.placeOf(messageId);
      if (place !== undefined || log.isBeginning || window.first < bound) return place;
      await unlessAborted(log.readOlder(), signal);
      if (log.olderError) throw log.olderError;
    }
  } finally {
    log.isSearching = false;
  }
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new RoompaneError('call/aborted');
}

/** The page goes on to be read: the list can use it. */
function unlessAborted(page: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  throwIfAborted(signal);
  return new Promise((resolve, reject) => {
    const life = new AbortController();
    const handleAbort = (): void => reject(new RoompaneError('call/aborted'));
    signal?.addEventListener('abort', handleAbort, { once: true, signal: life.signal });
    void page.then(resolve, reject).finally(() => life.abort());
  });
}
