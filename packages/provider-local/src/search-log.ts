import {
  type Abortable,
  createMessageMatcher,
  type FoundMessage,
  type MessageQuery,
  parseAs,
  parseMessageQuery,
  RoompaneError,
  type SearchPage,
} from '@roompane/protocol';
import { throwIfAborted } from '@roompane/protocol/provider-kit';
import { parsePlace, toCursor } from './cursor.ts';
import { findTime, type LogReader } from './read-log.ts';
import { rangeOf } from './log-range.ts';
import { readAccess } from './room-access.ts';
import type { Database, LogRow } from './schema.ts';

const DEFAULT_MESSAGES = 20;
/** Rows of one read: a search holds up nobody who posts meanwhile, and an abort is heard in between. */
const CHUNK_ROWS = 256;
/** Rows that one call looks at. What it has found by then is the answer, and the next call goes on. */
const MOST_ROWS = 20_480;
/** The part of them up to which a full page still looks for how many there are in all. */
const COUNTED_PART = 4;

/** Where a search looks, both ends included. */
interface Stretch {
  readonly logId: string;
  readonly low: number;
  readonly high: number;
}

/**
 * Looks through the log, in chunks, from the end that the order says. Messages are as they stand now. Rejects with
 * `argument/invalid` for a broken query, and with `call/aborted`. @spec PR16
 */
export async function searchLog(
  database: Database,
  reader: LogReader,
  {
    query: asked,
    signal,
    mostRows = MOST_ROWS,
  }: Abortable & { readonly query: MessageQuery; readonly mostRows?: number },
): Promise<SearchPage> {
  const query = parseAs(parseMessageQuery, asked, 'argument/invalid');
  const { order = 'newest-first', limit = DEFAULT_MESSAGES, after } = query;
  const isDown = order === 'newest-first';
  const isWanted = createMessageMatcher(query);
  const { logId, low, high } = await findStretch(database, reader, { query, isDown });
  const found: FoundMessage[] = [];
  let beyond = 0;
  let looked = 0;
  const isOver = (): boolean =>
    found.length < limit
      ? looked >= mostRows
      : looked >= mostRows / COUNTED_PART || (after !== undefined && beyond > 0);
  for (; looked < high - low + 1 && !isOver(); looked += CHUNK_ROWS) {
    throwIfAborted(signal);
    for (const row of await readChunk(database, reader.roomId, { low, high, looked, isDown })) {
      const message = row.event.type === 'posted' && (row.current ?? row.event.message);
      if (!message || !isWanted(message)) continue;
      if (found.length < limit) found.push({ message, cursor: toCursor({ logId, seq: row.seq }) });
      else beyond++;
    }
  }
  const isAtEnd = looked >= high - low + 1;
  const isFull = found.length >= limit;
  const last = found.at(-1);
  const lookedUpTo = isDown ? high - looked + 1 : low + looked - 1;
  const next = isFull && last ? last.cursor : toCursor({ logId, seq: Math.max(0, lookedUpTo) });
  return {
    found,
    isComplete: isFull || isAtEnd,
    ...(after === undefined && isAtEnd ? { total: found.length + beyond } : {}),
    ...(isAtEnd && beyond === 0 ? {} : { next }),
  };
}

async function findStretch(
  database: Database,
  { roomId, reader }: LogReader,
  { query, isDown }: { readonly query: MessageQuery; readonly isDown: boolean },
): Promise<Stretch> {
  const { fromEpochMs, toEpochMs, after } = query;
  const transaction = database.transaction(['rooms', 'members', 'log']);
  const { room } = await readAccess(transaction, roomId, reader);
  const log = transaction.objectStore('log');
  const [oldest, newest] = await Promise.all([
    log.openKeyCursor(rangeOf(roomId)),
    log.openKeyCursor(rangeOf(roomId), 'prev'),
  ]);
  const lows = [oldest?.key[1] ?? 1];
  const highs = [newest?.key[1] ?? 0];
  if (fromEpochMs !== undefined) lows.push(await findTime(transaction, roomId, fromEpochMs));
  if (toEpochMs !== undefined) highs.push((await findTime(transaction, roomId, toEpochMs)) - 1);
  if (after !== undefined) {
    const place = parsePlace(after);
    if (place?.logId !== room.logId)
      throw new RoompaneError('argument/invalid', { data: { path: 'after', expected: 'the next of a page' } });
    if (isDown) highs.push(place.seq - 1);
    else lows.push(place.seq + 1);
  }
  return { logId: room.logId, low: Math.max(...lows), high: Math.min(...highs) };
}

/** Numbers run without a hole but for what has expired, so a stretch of numbers bounds what is read. */
async function readChunk(
  database: Database,
  roomId: string,
  { low, high, looked, isDown }: Omit<Stretch, 'logId'> & { readonly looked: number; readonly isDown: boolean },
): Promise<readonly LogRow[]> {
  const from = isDown ? Math.max(low, high - looked - CHUNK_ROWS + 1) : low + looked;
  const to = isDown ? high - looked : Math.min(high, low + looked + CHUNK_ROWS - 1);
  const rows = await database.getAll('log', IDBKeyRange.bound([roomId, from], [roomId, to]));
  return isDown ? rows.reverse() : rows;
}
