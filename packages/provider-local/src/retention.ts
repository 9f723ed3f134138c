import { dropFiles } from './files.ts';
import { rangeOf } from './log-range.ts';
import type { LogTransaction } from './log-transaction.ts';

/** Keeps a log that a bot feeds from growing without bound: only its newest posts stay. */
export interface Retention {
  /** Which posts count: those whose key begins so. What follows in the key must sort by time. */
  readonly keyPrefix: string;
  readonly keptPosts: number;
}

/** So many go over the number before they are taken out together: the work is done once in a while. */
const SLACK_EVENTS = 50;

/**
 * Takes the author's oldest posts out of the log. Numbers are never used again, so every cursor stays a place; a reader
 * that goes on from before an expired event is told of a gap.
 */
export async function expirePosts(
  transaction: LogTransaction,
  { roomId, authorId, keyPrefix, keptPosts }: Retention & { readonly roomId: string; readonly authorId: string },
): Promise<void> {
  const log = transaction.objectStore('log');
  const byAuthorKey = log.index('byAuthorKey');
  const range = IDBKeyRange.bound([roomId, authorId, keyPrefix], [roomId, authorId, `${keyPrefix}\uffff`]);
  const posts = await byAuthorKey.count(range);
  if (posts < keptPosts + SLACK_EVENTS) return;

  const expired = await byAuthorKey.getAllKeys(range, posts - keptPosts);
  const expiredSeq = Math.max(...expired.map(([, seq]) => seq));
  const room = await transaction.objectStore('rooms').get(roomId);
  if (room) await transaction.objectStore('rooms').put({ ...room, expiredSeq: Math.max(room.expiredSeq, expiredSeq) });
  await Promise.all(expired.map((key) => log.delete(key)));
}

/**
 * Takes the oldest events out of the log of a room that keeps only so many. Numbers run without holes but for those that
 * have been taken out, so the distance of two says how many lie between: nothing is counted.
 */
export async function expireEvents(transaction: LogTransaction, roomId: string, lastSeq: number): Promise<void> {
  const room = await transaction.objectStore('rooms').get(roomId);
  if (room?.keptEvents === undefined) return;
  const log = transaction.objectStore('log');
  const oldest = await log.openKeyCursor(rangeOf(roomId));
  const firstSeq = oldest?.key[1] ?? lastSeq;
  if (lastSeq - firstSeq + 1 < room.keptEvents + SLACK_EVENTS) return;
  const expiredSeq = lastSeq - room.keptEvents;
  await log.delete(IDBKeyRange.bound([roomId], [roomId, expiredSeq]));
  await dropFiles(transaction, roomId, { from: firstSeq, to: expiredSeq });
  await transaction.objectStore('rooms').put({ ...room, expiredSeq: Math.max(room.expiredSeq, expiredSeq) });
}
