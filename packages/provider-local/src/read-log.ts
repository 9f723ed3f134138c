import {
  type Cursor,
  LIMITS,
  type LogEvent,
  type LogPage,
  type LogRange,
  type Person,
  RoompaneError,
} from '@roompane/protocol';
import type { IDBPTransaction } from 'idb';
import { parsePlace, toCursor } from './cursor.ts';
import { rangeOf } from './log-range.ts';
import { readAccess } from './room-access.ts';
import type { Database, LogRow, RoomRow, Schema } from './schema.ts';

export interface LogReader {
  readonly roomId: string;
  readonly reader: Person;
}

type LogRead = IDBPTransaction<Schema, ('rooms' | 'members' | 'log')[], 'readonly'>;

/** What lies behind a place, oldest first, at most `limit` events. */
export interface Continuation {
  readonly events: readonly LogEvent[];
  /** The newest place from which something has expired. */
  readonly expired: Cursor | undefined;
}

/** One page by key range, whatever the length of the log: nothing is counted. @spec PR2 */
export async function readPage(database: Database, { roomId, reader }: LogReader, range: LogRange): Promise<LogPage> {
  const { limit, before, after } = range;
  if (!Number.isInteger(limit) || limit < 1 || limit > LIMITS.pageEvents)
    throw misfit('limit', `integer from 1 to ${LIMITS.pageEvents}`);
  if (before !== undefined && after !== undefined) throw misfit('before', 'one of before and after');
  const transaction: LogRead = database.transaction(['rooms', 'members', 'log']);
  const { room } = await readAccess(transaction, roomId, reader);
  if (after !== undefined) {
    const place = await findPlace(transaction, room, after);
    const rows = await readBehind(transaction, { roomId, seq: place, limit: limit + 1 });
    const isFirst = !(await hasRow(transaction, IDBKeyRange.bound([roomId], [roomId, place])));
    return toPage(room, rows.slice(0, limit), { place, isFirst, isLast: rows.length <= limit });
  }
  const end = before === undefined ? undefined : await findPlace(transaction, room, before);
  const older = end === undefined ? rangeOf(roomId) : IDBKeyRange.bound([roomId], [roomId, end], false, true);
  const { rows, isFirst } = await readUpTo(transaction, older, limit);
  const isLast = end === undefined || !(await hasRow(transaction, IDBKeyRange.bound([roomId, end], [roomId, []])));
  return toPage(room, rows, { place: Math.max((end ?? 1) - 1, 0), isFirst, isLast });
}

/** Rejects with `log/cursor-unknown` like a page, and with `room/not-found` once the reader may no longer read. */
export async function readOn(
  database: Database,
  { roomId, reader }: LogReader,
  { after, limit }: { readonly after: Cursor; readonly limit: number },
): Promise<Continuation> {
  const transaction: LogRead = database.transaction(['rooms', 'members', 'log']);
  const { room } = await readAccess(transaction, roomId, reader);
  const seq = await findPlace(transaction, room, after);
  const rows = await readBehind(transaction, { roomId, seq, limit });
  const { logId, expiredSeq } = room;
  const isGone = expiredSeq > seq;
  return {
    events: rows.map((row) => toEvent(row, logId)),
    expired: isGone ? toCursor({ logId, seq: expiredSeq }) : undefined,
  };
}

function readBehind(
  transaction: LogRead,
  { roomId, seq, limit }: { readonly roomId: string; readonly seq: number; readonly limit: number },
): Promise<LogRow[]> {
  return transaction.objectStore('log').getAll(IDBKeyRange.bound([roomId, seq], [roomId, []], true), limit);
}

/** The last `limit` rows of a range: one step back by keys alone finds where they begin. */
async function readUpTo(
  transaction: LogRead,
  range: IDBKeyRange,
  limit: number,
): Promise<{ readonly rows: readonly LogRow[]; readonly isFirst: boolean }> {
  const log = transaction.objectStore('log');
  const newest = await log.openKeyCursor(range, 'prev');
  const beforeFirst = await newest?.advance(limit);
  if (!beforeFirst) return { rows: newest ? await log.getAll(range) : [], isFirst: true };
  const rows = await log.getAll(IDBKeyRange.bound(beforeFirst.key, range.upper, true, range.upperOpen));
  return { rows, isFirst: false };
}

async function hasRow(transaction: LogRead, range: IDBKeyRange): Promise<boolean> {
  return (await transaction.objectStore('log').getKey(range)) !== undefined;
}

/** A place one behind the last event is known too: it is where an empty page behind the last event starts. */
async function findPlace(transaction: LogRead, { id, logId }: RoomRow, cursor: Cursor): Promise<number> {
  const place = parsePlace(cursor);
  const last = place?.logId === logId && (await transaction.objectStore('log').openKeyCursor(rangeOf(id), 'prev'));
  if (!place || last === false || place.seq > (last?.key[1] ?? 0) + 1) throw new RoompaneError('log/cursor-unknown');
  return place.seq;
}

interface PageEnds {
  /** The place where an empty page stands. */
  readonly place: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

function toPage({ logId }: RoomRow, rows: readonly LogRow[], { place, isFirst, isLast }: PageEnds): LogPage {
  const start = toCursor({ logId, seq: rows[0]?.seq ?? place + 1 });
  const end = toCursor({ logId, seq: rows.at(-1)?.seq ?? place });
  return { events: rows.map((row) => toEvent(row, logId)), start, end, isFirst, isLast };
}

function toEvent({ event, seq }: LogRow, logId: string): LogEvent {
  return { ...event, cursor: toCursor({ logId, seq }) };
}

function misfit(path: string, expected: string): RoompaneError {
  return new RoompaneError('argument/invalid', { data: { path, expected } });
}
