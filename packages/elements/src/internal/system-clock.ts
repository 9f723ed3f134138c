import type { Clock } from '@roompane/protocol';

/** The browser's time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimer(delayMs, callback, { signal } = {}) {
    if (signal?.aborted) return;
    const timer = setTimeout(callback, delayMs);
    signal?.addEventListener('abort', () => clearTimeout(timer), { once: true });
  },
};
