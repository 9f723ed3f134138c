import type { Draft, DraftInput, Room, TypedEventTarget, Via } from '@roompane/protocol';

/** A host's entry, as far as elements show it. */
export interface KeptPost {
  readonly key: string;
  readonly draft: Draft;
  readonly via?: Via | undefined;
  readonly state: 'waiting' | 'sending' | 'blocked' | 'failed';
  readonly isKept: boolean;
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
