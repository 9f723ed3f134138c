import type { StoredDraft } from '@roompane/protocol';

/** Where the drafts of one user are kept. Each act settles; what it rejects with is not shown. */
export interface OutboxStore {
  /** What is kept of one room, in any order; what cannot be read is left out. */
  list(roomId: string): Promise<readonly unknown[]>;
  put(stored: StoredDraft): Promise<void>;
  delete(roomId: string, key: string): Promise<void>;
}
