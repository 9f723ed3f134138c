import { type Abortable, isRoompaneError } from '@roompane/protocol';
import { createAbortError, throwIfAborted } from '@roompane/protocol/provider-kit';
import type { IDBPTransaction, StoreNames } from 'idb';
import type { Database, Schema } from './schema.ts';

export type WriteTransaction<Name extends StoreNames<Schema>> = IDBPTransaction<Schema, Name[], 'readwrite'>;

/**
 * One transaction that is on the disk when this resolves: a killed tab loses nothing it was told is there. An abort takes
 * it back as long as it is not committed; after that it resolves, whatever the signal says.
 */
export async function write<Name extends StoreNames<Schema>, T>(
  database: Database,
  { stores, signal }: Abortable & { readonly stores: Name[] },
  work: (transaction: WriteTransaction<Name>) => Promise<T>,
): Promise<T> {
  throwIfAborted(signal);
  const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
  const takeBack = (): void => {
    try {
      transaction.abort();
    } catch {
      // It is committed, or has failed by itself: its outcome decides.
    }
  };
  // Awaited below, unless `work` fails first.
  transaction.done.catch(() => {});
  signal?.addEventListener('abort', takeBack, { once: true });
  try {
    const result = await work(transaction);
    await transaction.done;
    return result;
  } catch (thrown) {
    takeBack();
    if (signal?.aborted) throw createAbortError(signal);
    throw isRoompaneError(thrown) ? thrown : (transaction.error ?? thrown);
  } finally {
    signal?.removeEventListener('abort', takeBack);
  }
}
