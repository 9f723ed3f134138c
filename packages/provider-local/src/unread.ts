import { type Abortable, type Cursor, type Person, RoompaneError, type UnreadState } from '@roompane/protocol';
import type { IDBPTransaction } from 'idb';
import { parsePlace, toCursor } from './cursor.ts';
import { rangeOf } from './log-range.ts';
import { readAccess } from './room-access.ts';
import type { Database, LogRow, RoomRow, Schema } from './schema.ts';
import { write } from './write.ts';

const UNREAD_STORES: ('rooms' | 'members' | 'log' | 'reads')[] = ['rooms', 'members', 'log', 'reads'];

type ReadsUnread = IDBPTransaction<Schema, ('rooms' | 'members' | 'log' | 'reads')[], 'readonly' | 'readwrite'>;

export interface Reader {
  readonly roomId: string;
  readonly reader: Person;
}

/** What is unread to a person: five look-ups, whatever the length of the log. Rejects as reading does. @spec PR13 */
export async function readUnread(database: Database, { roomId, reader }: Reader): Promise<UnreadState> {
  const transaction: ReadsUnread = database.transaction(UNREAD_STORES);
  const { room } = await readAccess(transaction, roomId, reader);
  const marker = await readMarker(transaction, room, reader);
  const seq = marker ?? 0;
  const [all, own] = await Promise.all([
    countBehind(transaction, roomId, seq),
    countOwnBehind(transaction, { roomId, authorId: reader.id, seq }),
  ]);
  const readUpTo = marker === undefined ? {} : { readUpTo: toCursor({ logId: room.logId, seq: marker }) };
  return { count: all - own, isAtLeast: false, ...readUpTo };
}

/** Moves the marker on, never back. Resolves with whether it has moved. Rejects with `log/cursor-unknown`. @spec PR13 */
export function moveMarker(
  database: Database,
  { roomId, reader, upTo }: Reader & { readonly upTo: Cursor },
  { signal }: Abortable = {},
): Promise<boolean> {
  return write(database, { stores: UNREAD_STORES, signal }, async (transaction) => {
    const { room } = await readAccess(transaction, roomId, reader);
    const place = parsePlace(upTo);
    const newest = await transaction.objectStore('log').openKeyCursor(rangeOf(roomId), 'prev');
    const lastSeq = newest?.key[1] ?? 0;
    if (place?.logId !== room.logId || place.seq > lastSeq + 1) throw new RoompaneError('log/cursor-unknown');
    const seq = Math.min(place.seq, lastSeq);
    const marker = await readMarker(transaction, room, reader);
    if (marker !== undefined && seq <= marker) return false;
    await transaction.objectStore('reads').put({ personId: reader.id, roomId, logId: room.logId, seq });
    return true;
  });
}

async function readMarker(
  transaction: ReadsUnread,
  { id: roomId, logId }: RoomRow,
  { id: personId }: Person,
): Promise<number | undefined> {
  const row = await transaction.objectStore('reads').get([personId, roomId]);
  return row?.logId === logId ? row.seq : undefined;
}

/** Messages behind a place: from the first row there to the last, as their ordinals say. */
async function countBehind(transaction: ReadsUnread, roomId: string, seq: number): Promise<number> {
  const log = transaction.objectStore('log');
  const [first] = await log.getAll(IDBKeyRange.bound([roomId, seq], [roomId, []], true), 1);
  if (!first) return 0;
  const last = (await log.openCursor(rangeOf(roomId), 'prev'))?.value ?? first;
  return last.ordinal - first.ordinal + (isPost(first) ? 1 : 0);
}

/** The same of one's own messages, by their author's ordinals. */
async function countOwnBehind(
  transaction: ReadsUnread,
  { roomId, authorId, seq }: { readonly roomId: string; readonly authorId: string; readonly seq: number },
): Promise<number> {
  const byAuthor = transaction.objectStore('log').index('byAuthor');
  const behind = IDBKeyRange.bound([roomId, authorId, seq], [roomId, authorId, []], true);
  const [first] = await byAuthor.getAll(behind, 1);
  if (!first) return 0;
  const last = (await byAuthor.openCursor(behind, 'prev'))?.value ?? first;
  return (last.authorOrdinal ?? 0) - (first.authorOrdinal ?? 0) + 1;
}

const isPost = ({ event }: LogRow): boolean => event.type === 'posted';
