import { untilAborted } from '@roompane/protocol/provider-kit';

/** Tells that there is something to look at, and never what: who waits looks again. */
export class Bell {
  #ring: () => void = () => {};
  #next: Promise<void> = this.#create();

  ring(): void {
    const ring = this.#ring;
    this.#next = this.#create();
    ring();
  }

  /** Resolves at the next ring; rejects with `call/aborted`. Take it before you look, and await it behind. */
  next(signal: AbortSignal): Promise<void> {
    const next = untilAborted(this.#next, signal);
    // Who looked and found something does not come back for it.
    next.catch(() => {});
    return next;
  }

  #create(): Promise<void> {
    return new Promise((resolve) => (this.#ring = resolve));
  }
}
