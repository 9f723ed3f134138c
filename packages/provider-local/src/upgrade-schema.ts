import type { IDBPTransaction, StoreNames } from 'idb';
import type { Database, LogRow, Schema } from './schema.ts';

export const SCHEMA_VERSION = 2;

/** Rows that are read and written together: few enough to hold, many enough to be quick. */
const ROWS_AT_ONCE = 1_000;

type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;

/** Brings a store of any older version up. Versions only ever add steps. */
export async function upgradeSchema(database: Database, oldVersion: number, transaction: Upgrade): Promise<void> {
  if (oldVersion < 1) {
    database.createObjectStore('rooms', { keyPath: 'id' });
    const members = database.createObjectStore('members', { keyPath: ['roomId', 'personId'] });
    members.createIndex('byPerson', 'personId');
    database.createObjectStore('people', { keyPath: 'id' });
    const log = database.createObjectStore('log', { keyPath: ['roomId', 'seq'] });
    log.createIndex('byAuthorKey', ['roomId', 'authorId', 'key'], { unique: true });
    database.createObjectStore('settings');
  }
  if (oldVersion < 2) {
    database.createObjectStore('reads', { keyPath: ['personId', 'roomId'] });
    const files = database.createObjectStore('files', { keyPath: 'id' });
    files.createIndex('loose', 'looseSinceEpochMs');
    files.createIndex('byPost', ['roomId', 'seq']);
    database.createObjectStore('invitations', { keyPath: ['personId', 'roomId'] });
    // Messages alone have such a path, so no other row is in it.
    transaction.objectStore('log').createIndex('byAuthor', ['roomId', 'event.message.author.id', 'seq']);
    await numberByAuthor(transaction);
  }
}

/** Gives each message of an older store its number among its author's. */
async function numberByAuthor(transaction: Upgrade): Promise<void> {
  const log = transaction.objectStore('log');
  const numbers = new Map<string, number>();
  const number = async (row: LogRow): Promise<void> => {
    if (row.event.type !== 'posted') return;
    const author = JSON.stringify([row.roomId, row.event.message.author.id]);
    const authorOrdinal = (numbers.get(author) ?? 0) + 1;
    numbers.set(author, authorOrdinal);
    await log.put({ ...row, authorOrdinal });
  };
  for (let range: IDBKeyRange | undefined, isLast = false; !isLast;) {
    const rows: LogRow[] = await log.getAll(range, ROWS_AT_ONCE);
    await Promise.all(rows.map(number));
    const last = rows.at(-1);
    if (last) range = IDBKeyRange.lowerBound([last.roomId, last.seq], true);
    isLast = rows.length < ROWS_AT_ONCE;
  }
}
