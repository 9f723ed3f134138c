import type { WriteTransaction } from './write.ts';

/** Keeps a log that a bot feeds from growing without bound: only its newest posts stay. */
export interface Retention {
  /** Which posts count: those whose key begins so. What follows in the key must sort by time. */
  readonly keyPrefix: string;
  readonly keptPosts: number;
}

/** So many posts go over the number before they are taken out together: the work is done once in a while. */
const SLACK_POSTS = 50;

/**
 * Takes the author's oldest posts out of the log. Numbers are never used again, so every cursor stays a place; a reader
 * that goes on from before an expired event is told of a gap.
 */
export async function expirePosts(
  transaction: WriteTransaction<'rooms' | 'members' | 'log'>,
  { roomId, authorId, keyPrefix, keptPosts }: Retention & { readonly roomId: string; readonly authorId: string },
): Promise<void> {
  const log = transaction.objectStore('log');
  const byAuthorKey = log.index('byAuthorKey');
  const range = IDBKeyRange.bound([roomId, authorId, keyPrefix], [roomId, authorId, `${keyPrefix}\uffff`]);
  const posts = await byAuthorKey.count(range);
  if (posts < keptPosts + SLACK_POSTS) return;

  const expired = await byAuthorKey.getAllKeys(range, posts - keptPosts);
  const expiredSeq = Math.max(...expired.map(([, seq]) => seq));
  const room = await transaction.objectStore('rooms').get(roomId);
  if (room) await transaction.objectStore('rooms').put({ ...room, expiredSeq: Math.max(room.expiredSeq, expiredSeq) });
  await Promise.all(expired.map((key) => log.delete(key)));
}
