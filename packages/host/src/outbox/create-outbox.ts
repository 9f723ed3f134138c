import { createIndexedStore } from './indexed-store.ts';
import { draftLocks, type DraftLocks } from './hold-draft.ts';
import type { OutboxStore } from './outbox-store.ts';

export interface OutboxOptions {
  /** Which chat server, such as its address: each has its own outbox. */
  readonly deployment: string;
  /** The local user's id there: nobody sends another's drafts. */
  readonly userId: string;
  /** Drafts of one room that are kept at most. @default 100 */
  readonly maxDrafts?: number | undefined;
  /** Characters of them, written as JSON. @default 1_048_576 */
  readonly maxChars?: number | undefined;
  /** @default IndexedDB */
  readonly store?: OutboxStore | undefined;
}

/** Where the drafts of one user on one server are kept until they are posted. Give it to `joinRoom`. */
export interface OutboxKeeper {
  readonly store: OutboxStore;
  readonly locks: DraftLocks;
  /** Names the user's own among all that is on this origin. */
  readonly name: string;
  readonly maxDrafts: number;
  readonly maxChars: number;
}

/**
 * An outbox: what is posted in rooms that were joined with it survives a lost line and a reload, and is tried again by itself.
 * @example
 * const outbox = createOutbox({ deployment: 'wss://chat.example', userId: provider.me.id });
 * const room = await joinRoom(provider, 'fx-london', { outbox });
 */
export function createOutbox({
  deployment,
  userId,
  maxDrafts = 100,
  maxChars = 1_048_576,
  store,
}: OutboxOptions): OutboxKeeper {
  const name = `roompane-outbox/${JSON.stringify([deployment, userId])}`;
  return { store: store ?? createIndexedStore(name), locks: draftLocks, name, maxDrafts, maxChars };
}
