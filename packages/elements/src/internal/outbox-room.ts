import type { Draft, DraftInput, Room, TypedEventTarget, Via } from '@roompane/protocol';

/** A host's entry, as far as elements show it. */
export interface KeptPost {
  readonly key: string;
  readonly draft: Draft;
  readonly via?: Via | undefined;
  readonly state: 'waiting' | 'sending' | 'blocked' | 'failed';
  readonly sinceEpochMs: number;
  readonly reason?: string | undefined;
  readonly by?: Via | undefined;
  readonly isAwaited: boolean;
  readonly isHeld: boolean;
  readonly canEdit: boolean;
}

/** A host's outbox, as far as elements use it. */
export interface OutboxLike {
  readonly entries: readonly KeptPost[];
  edit(key: string, draft: Omit<DraftInput, 'key'>): void;
  retry(key: string): void;
  discard(key: string): void;
  hold(key: string): void;
  release(key: string): void;
  takeOver(key: string): void;
}

interface OutboxEventMap {
  'outbox-changed': Event;
  'connection-changed': Event;
}

/**
 * A room that may keep what is not posted yet. `Room` does not name it, because an add-in's room has none of it, and a
 * client may do without.
 */
export function toOutboxRoom(
  room: Room,
): TypedEventTarget<OutboxEventMap> & { readonly outbox?: OutboxLike | undefined } {
  return room;
}

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
 * a one.
 */
export function stuckKeys(posts: readonly KeptPost[], isOnline: boolean): ReadonlySet<string> {
  const stuck = new Set<string>();
  let isLineStuck = false;
  for (const { key, state, via, reason, isHeld } of posts) {
    if (state !== 'waiting' || isHeld) continue;
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
