import type { Abortable, Clock } from '@roompane/protocol';

interface Timer {
  readonly dueMs: number;
  readonly order: number;
  readonly callback: () => void;
}

/** A clock that a test turns by hand. Nothing happens on it between two calls of {@link ManualClock.advance}. */
export class ManualClock implements Clock {
  #nowMs: number;
  #order = 0;
  #timers = new Set<Timer>();

  /** @default epochMs 1_700_000_000_000, so that a time is recognised as one */
  constructor(epochMs = 1_700_000_000_000) {
    this.#nowMs = epochMs;
  }

  now(): number {
    return this.#nowMs;
  }

  /** Timers that have neither run nor been aborted: what a test of clean ends looks at. */
  get pending(): number {
    return this.#timers.size;
  }

  setTimer(delayMs: number, callback: () => void, { signal }: Abortable = {}): void {
    if (signal?.aborted) return;
    const forget = (): void => void this.#timers.delete(timer);
    const run = (): void => {
      signal?.removeEventListener('abort', forget);
      callback();
    };
    const timer = { dueMs: this.#nowMs + delayMs, order: this.#order++, callback: run };
    this.#timers.add(timer);
    signal?.addEventListener('abort', forget, { once: true });
  }

  /** Turns the clock on by `ms`; timers that fall due run in order, each at its own time, those they set included. */
  advance(ms: number): void {
    const endMs = this.#nowMs + ms;
    for (let timer = this.#nextUntil(endMs); timer; timer = this.#nextUntil(endMs)) {
      this.#timers.delete(timer);
      this.#nowMs = Math.max(this.#nowMs, timer.dueMs);
      timer.callback();
    }
    this.#nowMs = endMs;
  }

  #nextUntil(endMs: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.dueMs > endMs) continue;
      if (!next || timer.dueMs < next.dueMs || (timer.dueMs === next.dueMs && timer.order < next.order)) next = timer;
    }
    return next;
  }
}
