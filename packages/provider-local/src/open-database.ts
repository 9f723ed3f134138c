import { RoompaneError } from '@roompane/protocol';
import { openDB } from 'idb';
import { type Database, type Schema, SCHEMA_VERSION, upgradeSchema } from './schema.ts';

export interface OpenHooks {
  /** The database is gone from under this connection: evicted, deleted, or upgraded by another tab. */
  readonly lost: () => void;
  /** @default the version of this build */
  readonly version?: number | undefined;
}

export interface Opening {
  /** Settles when the browser opens the database or refuses to; an old tab may hold that up for as long as it lives. */
  readonly opened: Promise<Database>;
  /** Rejects with `provider/storage-blocked` when an old tab holds it up; never resolves. */
  readonly blocked: Promise<never>;
}

export function openDatabase(name: string, { lost, version = SCHEMA_VERSION }: OpenHooks): Opening {
  let block: () => void = () => {};
  const blocked = new Promise<never>((_resolve, reject) => {
    block = () => reject(new RoompaneError('provider/storage-blocked'));
  });
  // Nobody may be waiting when an old tab shows up.
  blocked.catch(() => {});
  // Asynchronous, so that a page without IndexedDB rejects like one whose storage fails.
  const opened = (async () => {
    // Typed as always there, and missing in some private windows and in old embedded browsers.
    if (!(globalThis as Partial<typeof globalThis>).indexedDB) throw new DOMException('No IndexedDB', 'SecurityError');
    const database: Database = await openDB<Schema>(name, version, {
      upgrade: upgradeSchema,
      blocked: () => block(),
      blocking: () => {
        // A newer tab or a deletion waits: an old tab that stays would block it for good.
        database.close();
        lost();
      },
      terminated: lost,
    });
    return database;
  })();
  return { opened, blocked };
}
