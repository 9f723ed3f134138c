import type { Clock } from '@roompane/protocol';
import { openDB } from 'idb';
import { createBlockage } from './blockage.ts';
import type { Database, Schema } from './schema.ts';
import { SCHEMA_VERSION, upgradeSchema } from './upgrade-schema.ts';

export interface OpenOptions {
  readonly clock: Clock;
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
  /** A store of a former version is being brought up: nothing holds that up, it only takes its time. */
  readonly isUpgrading: () => boolean;
}

export function openDatabase(name: string, { lost, clock, version = SCHEMA_VERSION }: OpenOptions): Opening {
  const blockage = createBlockage(clock);
  let isUpgrading = false;
  // Asynchronous, so that a page without IndexedDB rejects like one whose storage fails.
  const opened = (async () => {
    // Typed as always there, and missing in some private windows and in old embedded browsers.
    if (!(globalThis as Partial<typeof globalThis>).indexedDB) throw new DOMException('No IndexedDB', 'SecurityError');
    const database: Database = await openDB<Schema>(name, version, {
      upgrade: (upgraded, oldVersion, ...[, transaction]) => {
        isUpgrading = true;
        // What fails leaves the former store as it was, and the opening rejects.
        transaction.done.catch(() => {});
        upgradeSchema(upgraded, oldVersion, transaction).catch(() => transaction.abort());
      },
      blocked: blockage.begin,
      blocking: () => {
        // A newer tab or a deletion waits: an old tab that stays would block it for good.
        database.close();
        lost();
      },
      terminated: lost,
    });
    return database;
  })();
  opened.then(blockage.end, blockage.end);
  return { opened, blocked: blockage.lasting, isUpgrading: () => isUpgrading };
}
