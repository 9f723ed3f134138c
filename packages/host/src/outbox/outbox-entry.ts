import type { Draft, DraftInput, Via } from '@roompane/protocol';
import { mayEdit } from './step-outbox.ts';
import type { QueuedDraft } from './outbox-state.ts';

/** A draft that is not posted yet, as a client shows it. */
export interface OutboxEntry {
  /** The draft's, by which it is edited, discarded and retried. */
  readonly key: string;
  readonly draft: Draft;
  /** The add-in that posts it; absent when the user typed it. */
  readonly via?: Via;
  /**
   * `waiting`: for the line, or for those before it; it is tried by itself. `sending`: it is on its way out. `blocked`,
   * `failed`: it stays until the user edits, retries or discards it.
   */
  readonly state: QueuedDraft['state'];
  /** Its words are safe: until then, a moment, they are lost with the page. */
  readonly isKept: boolean;
  /** When it was entered, by this machine's clock. */
  readonly sinceEpochMs: number;
  /** Why it was not posted when it was tried last, in a sentence. */
  readonly reason?: string;
  /** The add-in that stopped it, where that was an add-in's verdict. */
  readonly by?: Via;
  /** Its poster has it back when it is not posted, and shows it until then, but for the time in which it waits for the line. */
  readonly isAwaited: boolean;
  /** The user is changing it: it is not tried until it is edited, retried or released. */
  readonly isHeld: boolean;
  /** False while it is on its way, and where the server may have it already. */
  readonly canEdit: boolean;
}

/** What a room has not posted yet, and what the user may do about it. `outbox-changed` tells when it is another. */
export interface Outbox {
  /** In the order of entry. */
  readonly entries: readonly OutboxEntry[];
  /** Other words under the same key, tried at once. @throws `argument/invalid` for an entry that is not there or cannot be edited */
  edit(key: string, draft: Omit<DraftInput, 'key'>): void;
  /** Tries it now. */
  retry(key: string): void;
  /**
   * The user begins to change it: until it is edited, retried or released it is not tried, also after a reload, and those
   * behind it go first. Does nothing for an entry that cannot be edited. @spec OB8
   */
  hold(key: string): void;
  /** The user leaves it as it was. */
  release(key: string): void;
  /**
   * Its poster needs it back no more, as a composer that takes the next words: it stays here until it is posted or the user
   * says otherwise, whatever becomes of it. `post` settles all the same. @spec OB4
   */
  takeOver(key: string): void;
  /** Takes it back. One that the server is just being given may be posted all the same: then it is gone from here too. */
  discard(key: string): void;
}

/** The room's outbox is another than before. */
export class OutboxChangedEvent extends Event {
  declare readonly type: 'outbox-changed';
  readonly entries: readonly OutboxEntry[];
  constructor(entries: readonly OutboxEntry[]) {
    super('outbox-changed');
    this.entries = entries;
  }
}

export function toEntry(queued: QueuedDraft): OutboxEntry {
  const { draft, via, state, isKept, sinceEpochMs, reason, by, isHeld = false, isTakenOver = false } = queued;
  return {
    key: draft.key,
    draft,
    ...(via ? { via } : {}),
    state,
    isKept,
    sinceEpochMs,
    ...(reason === undefined ? {} : { reason }),
    ...(by ? { by } : {}),
    isAwaited: !isTakenOver,
    isHeld,
    canEdit: mayEdit(queued),
  };
}
