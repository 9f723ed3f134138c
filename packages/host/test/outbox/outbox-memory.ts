import type { StoredDraft } from '@roompane/protocol';
import { createOutbox, type OutboxKeeper, type OutboxOptions, type OutboxStore } from '@roompane/host';

/** An outbox in memory, which outlives rooms as one in IndexedDB outlives pages. */
export interface MemoryOutbox {
  readonly keeper: OutboxKeeper;
  readonly kept: Map<string, StoredDraft>;
  /** Acts of the store, in order. */
  readonly acts: string[];
}

export function createMemoryOutbox(options: Partial<OutboxOptions> = {}): MemoryOutbox {
  const kept = new Map<string, StoredDraft>();
  const acts: string[] = [];
  const store: OutboxStore = {
    list: (roomId) => Promise.resolve([...kept.values()].filter((each) => each.roomId === roomId)),
    put: (stored) => {
      acts.push(`put ${stored.draft.body.text} ${stored.state}${stored.isHanded ? ' handed' : ''}`);
      kept.set(stored.draft.key, structuredClone(stored));
      return Promise.resolve();
    },
    delete: (_roomId, key) => {
      acts.push('delete');
      kept.delete(key);
      return Promise.resolve();
    },
  };
  return { keeper: createOutbox({ deployment: 'test', userId: 'sam', store, ...options }), kept, acts };
}
