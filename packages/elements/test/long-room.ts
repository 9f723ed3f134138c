import type {
  Cursor,
  LiveEvent,
  LiveOptions,
  LogEvent,
  LogPage,
  Messages,
  OlderOptions,
  PageOptions,
  RangeOptions,
} from '@roompane/protocol';
import { RoompaneError } from '@roompane/protocol';
import { fakeMessage, FakeRoom, type FakeRoomOptions } from '@roompane/testing';

const AUTHORS = ['Hannah Lind', 'Marco Bianchi', 'Priya Raman', 'Tom Okafor', 'Yuki Tanaka'];
const WORDS =
  'flow is a net buyer of cable into the fix and stops are thin below the figure so quote from the primary only'.split(
    ' ',
  );
const FIRST_EPOCH_MS = Date.UTC(2025, 10, 18, 6);

/** The event at a place, always the same: a line or several, an author who goes on or not, now and then a story, an alert, a day. */
function eventAt(place: number): LogEvent {
  const words = 3 + ((place * 7919) % 60);
  const text = Array.from({ length: words }, (_, index) => WORDS[(place + index * 3) % WORDS.length]).join(' ');
  const message = fakeMessage({
    id: `m${place}`,
    body: `${place}: ${text}`,
    author: AUTHORS[Math.floor(place / 3) % AUTHORS.length]!,
    postedAtEpochMs: FIRST_EPOCH_MS + place * 40_000,
    ...(place % 29 === 0 ? { title: `Story ${place}` } : {}),
    ...(place % 41 === 0 ? { importance: 'high' } : {}),
  });
  return { type: 'posted', cursor: `c${place}`, message };
}

/** A log that is made up as it is read: it may be as long as one likes. Message `m7` is the eighth, and so on. */
export class LongLog implements Messages {
  /** Pages that were read. */
  pagesRead = 0;
  #count: number;
  #wake = new Set<() => void>();

  constructor(count: number) {
    this.#count = count;
  }

  get count(): number {
    return this.#count;
  }

  /** More messages come, all at once. */
  grow(count: number): void {
    this.#count += count;
    for (const wake of [...this.#wake]) wake();
  }

  latest(options?: PageOptions): Promise<LogPage> {
    return this.page(options);
  }

  older(options: OlderOptions): Promise<LogPage> {
    return this.page(options);
  }

  async page({ limit = 50, signal, ...place }: RangeOptions = {}): Promise<LogPage> {
    const { before, after, around } = place;
    if (before === undefined && after === undefined && around === undefined)
      return this.#page(this.#count - limit, limit);
    // A page comes with a task of its own, as one of a store or a server does.
    await new Promise<void>((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve();
      channel.port2.postMessage(null);
    });
    if (signal?.aborted) throw new RoompaneError('call/aborted');
    if (after !== undefined) return this.#page(placeOf(after) + 1, limit);
    if (around !== undefined) return this.#page(placeOf(around) - (limit >> 1), limit);
    return this.#page(placeOf(before ?? '') - limit, limit);
  }

  async *live({ after, signal }: LiveOptions = {}): AsyncGenerator<LiveEvent, void> {
    let next = after === undefined ? this.#count : placeOf(after) + 1;
    for (let caughtUpAt: number | undefined = this.#count; !signal?.aborted;) {
      if (caughtUpAt !== undefined && next >= caughtUpAt) {
        caughtUpAt = undefined;
        yield { type: 'caught-up' };
      } else if (next < this.#count) yield eventAt(next++);
      else await this.#growth(signal);
    }
  }

  async *history({ limit = 50, signal }: PageOptions = {}): AsyncGenerator<LogPage, void> {
    for (let page = await this.latest({ limit }); ; page = await this.older({ before: page.start, limit, signal })) {
      yield page;
      if (page.isFirst) return;
    }
  }

  #growth(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const handle = (): void => {
        this.#wake.delete(handle);
        signal?.removeEventListener('abort', handle);
        resolve();
      };
      this.#wake.add(handle);
      signal?.addEventListener('abort', handle);
    });
  }

  #page(from: number, limit: number): LogPage {
    this.pagesRead++;
    const start = Math.max(0, from);
    const end = Math.min(this.#count, from + limit);
    const events = Array.from({ length: end - start }, (_, index) => eventAt(start + index));
    return { events, start: `c${start}`, end: `c${end - 1}`, isFirst: start === 0, isLast: end === this.#count };
  }
}

/** A room whose log is a {@link LongLog}. */
export class LongRoom extends FakeRoom {
  readonly long: LongLog;

  constructor(count: number, options: FakeRoomOptions = {}) {
    super(options);
    this.long = new LongLog(count);
  }

  override get messages(): Messages {
    return this.long;
  }
}

function placeOf(cursor: Cursor): number {
  const place = Number(cursor.slice(1));
  if (Number.isNaN(place)) throw new RoompaneError('log/cursor-unknown');
  return place;
}
