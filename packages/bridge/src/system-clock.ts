import type { Clock } from '@roompane/protocol';

/** The platform's own timers. */
export const systemTimers: Pick<Clock, 'setTimer'> = {
  setTimer(delayMs, callback, { signal } = {}) {
    if (signal?.aborted) return;
    const stop = (): void => clearTimeout(timer);
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      callback();
    }, delayMs);
    signal?.addEventListener('abort', stop);
  },
};

/** The platform's own time. */
export const systemClock: Clock = { ...systemTimers, now: () => Date.now() };
