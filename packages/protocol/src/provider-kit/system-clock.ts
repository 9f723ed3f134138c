import type { Clock } from '../clock.ts';

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimer(delayMs, callback, { signal } = {}) {
    if (signal?.aborted) return;
    const stop = (): void => clearTimeout(timer);
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      callback();
    }, delayMs);
    signal?.addEventListener('abort', stop, { once: true });
  },
};
