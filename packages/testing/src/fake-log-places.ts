import { type Cursor, type LogEvent, type LogPage, type LogRange, RoompaneError } from '@roompane/protocol';

/** What a server that does not keep everything still has. */
export interface FakeRetention {
  /** How many of the latest events. */
  readonly keep: number;
  /** Places before them are still known to be places: pages behind them say `hasGap`, else they are unknown cursors. @default true */
  readonly remembersPlaces?: boolean;
}

/**
 * Places and pages of the log of one fake room. A place is `ROOM/cN` for event N, or `ROOM/bN` for the border before it,
 * which empty pages begin and end at.
 */
export class FakeLogPlaces {
  readonly #roomId: string;
  /** Events before this one are forgotten. */
  #base = 0;
  #remembersPlaces = true;

  constructor(roomId: string) {
    this.#roomId = roomId;
  }

  forget(count: number, { keep, remembersPlaces = true }: FakeRetention): void {
    this.#base = Math.max(this.#base, count - keep);
    this.#remembersPlaces = remembersPlaces;
  }

  page(events: readonly LogEvent[], range: LogRange): LogPage {
    const { limit } = range;
    if (!Number.isSafeInteger(limit) || limit < 1 || limit > 256) throw new RoompaneError('argument/invalid');
    const count = events.length;
    const stretch = this.#stretch(events, range);
    const from = Math.max(stretch[0], this.#base);
    const to = Math.max(stretch[1], from);
    const given = events.slice(from, to);
    const isAtEdge = range.after === undefined ? from === this.#base : stretch[0] < this.#base;
    return {
      events: given,
      start: given[0]?.cursor ?? `${this.#roomId}/b${from}`,
      end: given.at(-1)?.cursor ?? `${this.#roomId}/b${to}`,
      isFirst: from === this.#base,
      isLast: to === count,
      ...(isAtEdge && this.#base > 0 ? { hasGap: true } : {}),
    };
  }

  /** Where the events behind `cursor` begin, and whether some of them are forgotten. */
  behind(cursor: Cursor, count: number): { readonly place: number; readonly hasGap: boolean } {
    const [, place] = this.borders(cursor, count);
    return { place: Math.max(place, this.#base), hasGap: place < this.#base };
  }

  /** @throws `log/cursor-unknown` */
  borders(cursor: Cursor, count: number): readonly [before: number, after: number] {
    const borders = readPlace(cursor, this.#roomId, count);
    if (borders[1] < this.#base && !this.#remembersPlaces) throw new RoompaneError('log/cursor-unknown');
    return borders;
  }

  /** Between which borders a page lies. */
  #stretch(
    events: readonly LogEvent[],
    { limit, before, after, around, fromEpochMs }: LogRange,
  ): readonly [from: number, to: number] {
    const count = events.length;
    const upFrom = (from: number): readonly [number, number] => [
      from,
      Math.min(count, Math.max(from, this.#base) + limit),
    ];
    if (after !== undefined) return upFrom(this.borders(after, count)[1]);
    if (around !== undefined) {
      const middle = this.borders(around, count)[0] - (limit >> 1);
      return upFrom(Math.max(0, Math.min(middle, count - limit)));
    }
    if (fromEpochMs !== undefined) {
      const first = events.findIndex((event) => 'message' in event && event.message.postedAtEpochMs >= fromEpochMs);
      return upFrom(first < 0 ? count : first);
    }
    const to = before === undefined ? count : this.borders(before, count)[0];
    return [Math.max(0, to - limit), to];
  }
}

function readPlace(cursor: Cursor, roomId: string, count: number): readonly [before: number, after: number] {
  const [, kind, digits] = /\/([bc])(\d+)$/.exec(cursor) ?? [];
  const number = Number(digits);
  const isOurs = cursor === `${roomId}/${kind}${number}`;
  if (!isOurs || number > count - (kind === 'c' ? 1 : 0)) throw new RoompaneError('log/cursor-unknown');
  return [number, kind === 'c' ? number + 1 : number];
}
