import type { Abortable } from '@roompane/protocol';

/**
 * The ground of a fake's live streams: a list that grows, and readers that wait for it. A reader sees each item once
 * and in order, ends with its signal, and throws what the stream was failed with.
 */
export class FakeStream<T> {
  readonly items: T[] = [];
  /** Streams that were begun and have not ended: what a test of clean ends looks at. */
  openReaders = 0;
  #error: Error | undefined;
  #waiting = new Set<() => void>();

  push(item: T): void {
    this.items.push(item);
    this.#wake();
  }

  /** Ends every reader, and those that come later, with `error`. */
  fail(error: Error): void {
    this.#error = error;
    this.#wake();
  }

  /** Readers may come again. */
  recover(): void {
    this.#error = undefined;
  }

  throwIfFailed(): void {
    if (this.#error) throw this.#error;
  }

  /** Items from `position` on, and then as they come. */
  async *read(position: number, { signal }: Abortable = {}): AsyncGenerator<T, void> {
    this.openReaders++;
    try {
      for (let next = position; ;) {
        if (signal?.aborted) return;
        this.throwIfFailed();
        const item = this.items[next];
        if (next < this.items.length && item !== undefined) {
          next++;
          yield item;
        } else await this.#change(signal);
      }
    } finally {
      this.openReaders--;
    }
  }

  async #change(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const handle = (): void => {
        this.#waiting.delete(handle);
        signal?.removeEventListener('abort', handle);
        resolve();
      };
      this.#waiting.add(handle);
      signal?.addEventListener('abort', handle, { once: true });
    });
  }

  #wake(): void {
    for (const wake of [...this.#waiting]) wake();
  }
}
