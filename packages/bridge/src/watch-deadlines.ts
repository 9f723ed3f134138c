import type { Clock } from '@roompane/protocol';

/** What has a time by which it should be over. */
export interface Due {
  /** By the clock; `Infinity` where it may take as long as it takes. */
  readonly dueMs: number;
  /** Called when that time has come and it is still there. */
  readonly late: () => void;
}

export interface Deadlines {
  /** To be called for each that was added to `all`. */
  readonly watch: (dueMs: number) => void;
  /** What falls due while they are held is late when they are released, and not before. @spec LV3 */
  readonly hold: (isHeld: boolean) => void;
}

/**
 * Watches the deadlines of what is in `all`, until the signal aborts. There is one timer for all of them: one for each call
 * would cost more than the call. @spec CL6
 */
export function watchDeadlines(all: ReadonlyMap<unknown, Due>, clock: Clock, signal: AbortSignal): Deadlines {
  let watchedMs = Infinity;
  let isHeld = false;
  const look = (): void => {
    watchedMs = Infinity;
    if (isHeld) return;
    for (const { dueMs, late } of all.values()) {
      if (dueMs > clock.now()) watch(dueMs);
      else late();
    }
  };
  const watch = (dueMs: number): void => {
    if (dueMs >= watchedMs) return;
    watchedMs = dueMs;
    clock.setTimer(dueMs - clock.now(), look, { signal });
  };
  return {
    watch,
    hold(shouldHold) {
      isHeld = shouldHold;
      look();
    },
  };
}
