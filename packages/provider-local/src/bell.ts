import { untilAborted } from '@roompane/protocol/provider-kit';

/** What a ring is about. A ring carries no data: who hears it reads on from their own place. */
export type Topic =
  | `log/${string}`
  | `presence/${string}`
  | `followed/${string}`
  | `read/${string}`
  | `invitations/${string}`
  | 'rooms'
  | 'settings';

/**
 * Tells all tabs, this one included, that there is something to read. Rings of other tabs come out of order, late or
 * never (a frozen page hears nothing), so a ring means no more than "look", and waking up rings everything.
 */
export class Bell {
  readonly #channel: BroadcastChannel;
  readonly #closed = new AbortController();
  readonly #listeners = new Set<(topic: unknown) => void>();

  constructor(databaseName: string) {
    const { signal } = this.#closed;
    this.#channel = new BroadcastChannel(`roompane/${databaseName}`);
    this.#channel.addEventListener('message', ({ data }) => this.#tell(data), { signal });
    const wake = (): void => this.ringHere();
    globalThis.addEventListener?.('pageshow', wake, { signal });
    if (typeof document === 'undefined') return;
    for (const type of ['visibilitychange', 'resume']) document.addEventListener(type, wake, { signal });
  }

  /** Call it when what it is about has been committed. */
  ring(topic: Topic): void {
    if (this.#closed.signal.aborted) return;
    this.#channel.postMessage(topic);
    this.#tell(topic);
  }

  /** Rings in this tab alone; without a topic, for all. */
  ringHere(topic?: Topic): void {
    this.#tell(topic);
  }

  listen(topic: Topic, heard: () => void, { signal }: { readonly signal: AbortSignal }): void {
    if (signal.aborted) return;
    const listener = (rung: unknown): void => {
      if (rung === undefined || rung === topic) heard();
    };
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener), { once: true });
  }

  /** A waiter that misses no ring from now on: one that comes while it is not waiting ends its next wait at once. */
  follow(topics: readonly Topic[], { signal }: { readonly signal: AbortSignal }): BellWaiter {
    let isRung = false;
    let wake: (() => void) | undefined;
    const heard = (): void => {
      isRung = true;
      wake?.();
    };
    for (const topic of topics) this.listen(topic, heard, { signal });
    return {
      async next() {
        if (!isRung) await untilAborted(new Promise<void>((resolve) => (wake = resolve)), signal);
        isRung = false;
      },
    };
  }

  close(): void {
    this.#closed.abort();
    this.#channel.close();
    this.#listeners.clear();
  }

  #tell(topic: unknown): void {
    for (const listener of [...this.#listeners]) listener(topic);
  }
}

export interface BellWaiter {
  /** Resolves when it rang since the last time; rejects with `call/aborted` when the waiter's signal aborts. */
  next(): Promise<void>;
}
