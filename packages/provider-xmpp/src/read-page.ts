import {
  type Abortable,
  type LogEvent,
  type LogPage,
  type LogRange,
  parseAs,
  parseRange,
  RoompaneError,
} from '@roompane/protocol';
import type { Log } from './log.ts';
import { BEGINNING, parsePlace, type Place, toCursor } from './place.ts';

type Read = Abortable & { readonly limit: number };

/** A page of a room's log, asked for by any of its places. @spec PR2 */
export function readPage(log: Log, range: LogRange): Promise<LogPage> {
  const { before, after, around, fromEpochMs, limit, signal } = range;
  parseAs(parseRange, { limit, ...(fromEpochMs === undefined ? {} : { fromEpochMs }) }, 'argument/invalid');
  const places = [before, after, around, fromEpochMs].filter((place) => place !== undefined);
  if (places.length > 1) throw new RoompaneError('argument/invalid', { data: { path: '', expected: 'one place' } });
  const read = { limit, signal };
  if (after !== undefined) return readAfter(log, parsePlace(log.roomId, after), read);
  if (around !== undefined) return readAround(log, parsePlace(log.roomId, around), read);
  if (fromEpochMs !== undefined) return readFrom(log, fromEpochMs, read);
  return readUpTo(log, before === undefined ? undefined : parsePlace(log.roomId, before), read);
}

async function readAfter(log: Log, place: Place, read: Read): Promise<LogPage> {
  const { events, first, last, isComplete } = await log.readBehind(place, read);
  return {
    events,
    start: toCursor(log.roomId, first ?? { id: place.id, isBehind: true }),
    end: toCursor(log.roomId, last ?? at(place.id)),
    isFirst: place.id === '',
    isLast: isComplete,
  };
}

/** Without a place, up to the end. */
async function readUpTo(log: Log, place: Place | undefined, read: Read): Promise<LogPage> {
  if (place?.id === '') return readBeforeAll(log, read);
  const from = place?.isBehind ? await findNext(log, place.id, read) : place;
  const { events, first, last, isComplete } = await log.readBefore(from ?? BEGINNING, read);
  return {
    events,
    start: toCursor(log.roomId, first ?? place ?? BEGINNING),
    end: toCursor(log.roomId, last ?? BEGINNING),
    isFirst: isComplete,
    isLast: from === undefined,
  };
}

/** An empty page at the very beginning. */
async function readBeforeAll(log: Log, { signal }: Read): Promise<LogPage> {
  const { items } = await log.ask({ max: 1 }, { signal });
  const cursor = toCursor(log.roomId, BEGINNING);
  return { events: [], start: cursor, end: cursor, isFirst: true, isLast: items.length === 0 };
}

async function readFrom(log: Log, fromEpochMs: number, read: Read): Promise<LogPage> {
  const { events, last, isComplete } = await log.readBehind(BEGINNING, { ...read, fromEpochMs });
  const [event] = events;
  if (!event || last === undefined) return readAtEnd(log, read);
  const { id } = parsePlace(log.roomId, event.cursor);
  const { items: older } = await log.ask({ max: 1, from: id, isBackward: true }, read);
  const end = toCursor(log.roomId, last);
  return { events, start: event.cursor, end, isFirst: older.length === 0, isLast: isComplete };
}

/** An empty page behind everything. */
async function readAtEnd(log: Log, { signal }: Read): Promise<LogPage> {
  const { items } = await log.ask({ max: 1, isBackward: true }, { signal });
  const id = items[0]?.id ?? '';
  const start = toCursor(log.roomId, { id, isBehind: true });
  return { events: [], start, end: toCursor(log.roomId, at(id)), isFirst: id === '', isLast: true };
}

/** As much on both sides as there is, one more behind than before where the halves differ. */
async function readAround(log: Log, place: Place, read: Read): Promise<LogPage> {
  const { id } = place;
  if (id === '') return readAfter(log, BEGINNING, read);
  const before = await log.readBefore(place, read);
  const behind = await log.readBehind(before.last ?? BEGINNING, read);
  const wantedBehind = Math.min(behind.events.length, (read.limit + 1) >> 1);
  const older = lastOf(before.events, read.limit - wantedBehind);
  const newer = behind.events.slice(0, read.limit - older.length);
  const events = [...older, ...newer];
  return {
    events,
    start: events[0]?.cursor ?? toCursor(log.roomId, at(id)),
    end: events.at(-1)?.cursor ?? toCursor(log.roomId, at(id)),
    isFirst: before.isComplete && older.length === before.events.length,
    isLast: behind.isComplete && newer.length === behind.events.length,
  };
}

/** What stands behind `id`; `undefined` when that is the last. */
async function findNext(log: Log, id: string, { signal }: Read): Promise<Place | undefined> {
  const { items } = await log.ask({ max: 1, from: id }, { signal });
  return items[0] && at(items[0].id);
}

function at(id: string): Place {
  return id === '' ? BEGINNING : { id, isBehind: false };
}

function lastOf(events: readonly LogEvent[], count: number): readonly LogEvent[] {
  return count > 0 ? events.slice(-count) : [];
}
