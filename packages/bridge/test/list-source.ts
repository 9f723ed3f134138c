import { LIMITS } from '@roompane/protocol';
import type { StreamSource, Stretch } from '../src/stream-source.ts';

/** An event of a {@link ListSource}. */
export interface ListEvent {
  readonly number: number;
  readonly padding?: string;
}

/** A source that is a list: a place is how many events lie before it. */
export class ListSource implements StreamSource<ListEvent, number> {
  readonly start = 0;
  readonly events: ListEvent[] = [];
  /** Places that were read from, in order. */
  readonly reads: number[] = [];
  readonly #listeners = new Set<(event: ListEvent, place: number) => void>();
  /** Nothing is added any more. */
  isWhole = false;
  /** What the next read rejects with. */
  failure: unknown;

  /** Streams that listen. */
  get listening(): number {
    return this.#listeners.size;
  }

  /** Adds events, which those who listen are told of one by one. */
  push(count: number, paddingChars = 0): void {
    for (let added = 0; added < count; added++) {
      const event = { number: this.events.length + 1, ...(paddingChars ? { padding: 'x'.repeat(paddingChars) } : {}) };
      this.events.push(event);
      for (const listener of [...this.#listeners]) listener(event, this.events.length);
    }
  }

  listen(listener: (event: ListEvent, place: number) => void, { signal }: { readonly signal: AbortSignal }): void {
    if (signal.aborted) return;
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener), { once: true });
  }

  async read(after: number): Promise<Stretch<ListEvent, number>> {
    this.reads.push(after);
    if (this.failure !== undefined) throw this.failure as Error;
    const events = this.events.slice(after, after + LIMITS.batchEvents);
    const place = after + events.length;
    await Promise.resolve();
    return {
      events: events.map((event, index) => ({ event, place: after + index + 1 })),
      place,
      isLast: place === this.events.length,
      isEnd: this.isWhole && place === this.events.length,
    };
  }
}
