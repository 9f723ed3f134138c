/**
 * The latest things that happened, numbered without a hole, for any number of readers who keep only a number. Who falls
 * behind the ring finds out by {@link EventRing.base} and goes to the source.
 */
export class EventRing<T> {
  readonly #capacity: number;
  #items: T[] = [];
  #base = 0;
  #waiting = new Set<() => void>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** The number of the oldest thing that is still here. */
  get base(): number {
    return this.#base;
  }

  /** The number that the next thing will have. */
  get end(): number {
    return this.#base + this.#items.length;
  }

  push(item: T): void {
    this.#items.push(item);
    const excess = this.#items.length - this.#capacity;
    // Cut in stretches: to shift a long array for each event would cost more than the event.
    if (excess >= this.#capacity / 4) {
      this.#items = this.#items.slice(excess);
      this.#base += excess;
    }
    this.wake();
  }

  /** Things from number `from` on, at most `limit`. */
  slice(from: number, limit: number): readonly T[] {
    const start = from - this.#base;
    return this.#items.slice(start, start + limit);
  }

  /** Resolves at the next push, wake or abort: whoever waited looks again. */
  wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.#waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      if (signal.aborted) return resolve();
      this.#waiting.add(done);
      signal.addEventListener('abort', done, { once: true });
    });
  }

  wake(): void {
    // A flood wakes for each thing, and most often nobody waits.
    if (this.#waiting.size > 0) for (const done of [...this.#waiting]) done();
  }
}
