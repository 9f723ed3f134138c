import type { Clock } from '@roompane/protocol';

/** What has a time by which it should be over. */
export interface Due {
  /** By the clock; `Infinity` where it may take as long as it takes. */
  readonly dueMs: number;
  /** Called when that time has come and it is still there. */
  readonly late: () => void;
}

/**
 * Watches the deadlines of what is in `all`, until the signal aborts. Returns what is to be called for each that was added.
 * There is one timer for all of them: one for each call would cost more than the call. @spec CL6
 */
export function watchDeadlines(
  all: ReadonlyMap<unknown, Due>,
  clock: Clock,
  signal: AbortSignal,
): (dueMs: number) => void {
  let watchedMs = Infinity;
  const look = (): void => {
    watchedMs = Infinity;
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
  return watch;
}
