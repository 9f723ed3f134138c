import type { Abortable } from '@roompane/protocol';

/** A stream of a provider that gives what a test pushes, to whoever reads it. */
export class PushedStream<T> {
  readonly #readers = new Set<{ readonly items: T[]; wake: () => void }>();

  push(...items: readonly T[]): void {
    for (const reader of this.#readers) {
      reader.items.push(...items);
      reader.wake();
    }
  }

  /** Streams that are open. */
  get readers(): number {
    return this.#readers.size;
  }

  async *read({ signal }: Abortable = {}): AsyncGenerator<T, void> {
    const reader = { items: [] as T[], wake: (): void => undefined };
    this.#readers.add(reader);
    signal?.addEventListener('abort', () => reader.wake(), { once: true });
    try {
      while (!signal?.aborted) {
        const item = reader.items.shift();
        if (item !== undefined) yield item;
        else await new Promise<void>((resolve) => (reader.wake = resolve));
      }
    } finally {
      this.#readers.delete(reader);
    }
  }
}
