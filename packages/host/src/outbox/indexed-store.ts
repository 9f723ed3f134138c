import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { StoredDraft } from '@roompane/protocol';
import type { OutboxStore } from './outbox-store.ts';

interface Schema extends DBSchema {
  drafts: { key: [roomId: string, key: string]; value: StoredDraft; indexes: { room: string } };
}

/** Drafts in IndexedDB, in a database of their own, opened when it is first needed. */
export function createIndexedStore(name: string): OutboxStore {
  let opening: Promise<IDBPDatabase<Schema>> | undefined;
  const open = (): Promise<IDBPDatabase<Schema>> => {
    const opened = (opening ??= openDB<Schema>(name, 1, {
      upgrade(database) {
        const drafts = database.createObjectStore('drafts', { keyPath: ['roomId', 'draft.key'] });
        drafts.createIndex('room', 'roomId');
      },
      // Another tab deletes the database, or the browser closes it: the next act opens it again.
      blocking: () => void opened.then((database) => database.close()),
      terminated: () => (opening = undefined),
    }));
    opened.catch(() => (opening = undefined));
    return opened;
  };
  return {
    list: async (roomId) => (await open()).getAllFromIndex('drafts', 'room', roomId),
    put: async (stored) => void (await (await open()).put('drafts', stored)),
    delete: async (roomId, key) => (await open()).delete('drafts', [roomId, key]),
  };
}
