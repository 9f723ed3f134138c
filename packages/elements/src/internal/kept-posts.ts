import type { Room } from '@roompane/protocol';
import { type KeptPost, type OutboxLike, toOutboxRoom } from './outbox-room.ts';

/** Calls back with each change of what is kept and of the line, and at once. Without an outbox never. */
export function followOutbox(room: Room, signal: AbortSignal, listener: (outbox: OutboxLike) => void): void {
  const kept = toOutboxRoom(room);
  const { outbox } = kept;
  if (!outbox) return;
  const tell = (): void => listener(outbox);
  kept.addEventListener('outbox-changed', tell, { signal });
  kept.addEventListener('connection-changed', tell, { signal });
  tell();
}

/**
 * The keys of those that wait for longer than a moment: for the line, for their next try, or of the user's own behind such
 * a one. Not before their words are safe: until then who posted them has them.
 */
export function stuckKeys(posts: readonly KeptPost[], isOnline: boolean): ReadonlySet<string> {
  const stuck = new Set<string>();
  let isLineStuck = false;
  for (const { key, state, via, reason, isHeld, isKept } of posts) {
    if (state !== 'waiting' || isHeld || !isKept) continue;
    if (isOnline && reason === undefined && (via || !isLineStuck)) continue;
    stuck.add(key);
    isLineStuck ||= !via;
  }
  return stuck;
}

/** Those that a list shows: who posted the others shows them. */
export function shownPosts(posts: readonly KeptPost[], isOnline: boolean): readonly KeptPost[] {
  const stuck = stuckKeys(posts, isOnline);
  return posts.filter(({ key, isAwaited }) => !isAwaited || stuck.has(key));
}
