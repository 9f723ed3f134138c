import type { LogEvent, LogPage, LogRange } from '@roompane/protocol';

const author = { id: 'rates-bot', name: 'Rates bot', kind: 'bot' } as const;
const sentence = 'EUR/USD 1.08412 / 1.08419, 3 m each way, good for the desk until the fix. ';

/**
 * A room in memory: what every contestant serves. Cursor `cN` is the place behind event N; `c0` is the place before all.
 * An event is about 300 characters of JSON, as a chat message is.
 */
export class RoomLog {
  readonly #events: LogEvent[] = [];

  get length(): number {
    return this.#events.length;
  }

  /** Makes the next `count` events, without appending them. */
  compose(count: number): readonly LogEvent[] {
    const first = this.length + 1;
    return Array.from({ length: count }, (_, index) => createEvent(first + index));
  }

  append(event: LogEvent): void {
    this.#events.push(event);
  }

  page({ limit, before, after }: Omit<LogRange, 'signal'>): LogPage {
    const from = after === undefined ? undefined : placeOf(after);
    const to = from === undefined ? (before === undefined ? this.length : placeOf(before) - 1) : from + limit;
    const start = from ?? Math.max(0, to - limit);
    const events = this.slice(start, Math.max(start, to));
    return {
      events,
      start: events[0]?.cursor ?? `c${start}`,
      end: events.at(-1)?.cursor ?? `c${start}`,
      isFirst: start === 0,
      isLast: start + events.length === this.length,
    };
  }

  slice(start: number, end: number): readonly LogEvent[] {
    return this.#events.slice(start, end);
  }

  /** Events behind a place, one by one: without a copy of the rest. */
  at(place: number): LogEvent | undefined {
    return this.#events[place];
  }
}

/** Event N, which is the same whenever it is made. */
export function createEvent(number: number): LogEvent {
  const written = { kind: 'regular', importance: 'normal', body: { text: sentence, spans: [] } } as const;
  return {
    type: 'posted',
    cursor: `c${number}`,
    message: { id: `m${number}`, ...written, author, postedAtEpochMs: 1_790_000_000_000 + number, isRedacted: false },
  };
}

export function placeOf(cursor: string): number {
  return Number(cursor.slice(1));
}
