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
  const { limit, before, after, around, fromEpochMs } = range;
  if (!Number.isInteger(limit) || limit < 1 || limit > LIMITS.pageEvents)
    throw misfit('limit', `integer from 1 to ${LIMITS.pageEvents}`);
  const places = [before, after, around, fromEpochMs].filter((place) => place !== undefined);
  if (places.length > 1) throw misfit('before', 'one of before, after, around and fromEpochMs');
  const transaction: LogRead = database.transaction(['rooms', 'members', 'log']);
  const { room } = await readAccess(transaction, roomId, reader);
  if (after !== undefined || fromEpochMs !== undefined || around !== undefined) {
    const place =
      after !== undefined
        ? await findPlace(transaction, room, after)
        : fromEpochMs !== undefined
          ? (await findTime(transaction, roomId, fromEpochMs)) - 1
          : await findMiddle(transaction, room, { cursor: around ?? '', limit });
    const rows = await readBehind(transaction, { roomId, seq: place, limit: limit + 1 });
    const isFirst = !(await hasRow(transaction, IDBKeyRange.bound([roomId], [roomId, place])));
    return toPage(room, rows.slice(0, limit), { place, from: place + 1, isFirst, isLast: rows.length <= limit });
  }
  const end = before === undefined ? undefined : await findPlace(transaction, room, before);
  const older = end === undefined ? rangeOf(roomId) : IDBKeyRange.bound([roomId], [roomId, end], false, true);
  const { rows, isFirst } = await readUpTo(transaction, older, limit);
  const isLast = end === undefined || !(await hasRow(transaction, IDBKeyRange.bound([roomId, end], [roomId, []])));
  const place = Math.max((end ?? 1) - 1, 0);
  return toPage(room, rows, { place, ...(end === undefined ? {} : { to: end - 1 }), isFirst, isLast });
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

/**
 * The number of the first event at or after a time, by halving: times of one log rise with their numbers, as far as its
 * clock does, and events without a time of their own are passed over. Behind the last where all is older.
 */
export async function findTime(transaction: LogRead, roomId: string, epochMs: number): Promise<number> {
  const log = transaction.objectStore('log');
  const firstTimed = async (from: number): Promise<LogRow | undefined> => {
    let cursor = await log.openCursor(IDBKeyRange.bound([roomId, from], [roomId, []]));
    while (cursor && timeOf(cursor.value) === undefined) cursor = await cursor.continue();
    return cursor?.value;
  };
  const last = await log.openKeyCursor(rangeOf(roomId), 'prev');
  let low = 1;
  let high = (last?.key[1] ?? 0) + 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = await firstTimed(middle);
    if (row && (timeOf(row) ?? 0) < epochMs) low = row.seq + 1;
    else high = middle;
  }
  return low;
}

function timeOf({ event }: LogRow): number | undefined {
  if (event.type === 'posted') return event.message.postedAtEpochMs;
  return event.type === 'reacted' ? undefined : event.atEpochMs;
}

/** The place behind which a page has `cursor` in its middle, as far as there is something on both sides. */
async function findMiddle(
  transaction: LogRead,
  room: RoomRow,
  { cursor, limit }: { readonly cursor: Cursor; readonly limit: number },
): Promise<number> {
  const seq = await findPlace(transaction, room, cursor);
  const behind = await readBehind(transaction, { roomId: room.id, seq: seq - 1, limit: (limit + 1) >> 1 });
  if (behind.length === limit) return seq - 1;
  const older = IDBKeyRange.bound([room.id], [room.id, seq], false, true);
  const { rows } = await readUpTo(transaction, older, limit - behind.length);
  return (rows[0]?.seq ?? seq) - 1;
}

interface PageEnds {
  /** The place where an empty page stands. */
  readonly place: number;
  /** Numbers that the page would begin and end with if nothing had expired. @default its own */
  readonly from?: number;
  readonly to?: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

function toPage({ logId }: RoomRow, rows: readonly LogRow[], ends: PageEnds): LogPage {
  const { place, isFirst, isLast } = ends;
  const start = toCursor({ logId, seq: rows[0]?.seq ?? place + 1 });
  const end = toCursor({ logId, seq: rows.at(-1)?.seq ?? place });
  const hasGap = isBroken(rows, ends);
  return { events: rows.map((row) => toEvent(row, logId)), start, end, isFirst, isLast, ...(hasGap ? { hasGap } : {}) };
}

/** Numbers are given without a hole, so a hole is what retention left. */
function isBroken(rows: readonly LogRow[], { from, to, isFirst }: PageEnds): boolean {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return to !== undefined && to > 0 && isFirst;
  const expected = (to ?? last.seq) - (isFirst ? 1 : (from ?? first.seq)) + 1;
  return rows.length < expected;
}

function toEvent({ event, seq }: LogRow, logId: string): LogEvent {
  return { ...event, cursor: toCursor({ logId, seq }) };
}

function misfit(path: string, expected: string): RoompaneError {
  return new RoompaneError('argument/invalid', { data: { path, expected } });
}
