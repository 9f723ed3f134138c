import type { Clock } from '@roompane/protocol';

const setTimer: Clock['setTimer'] = (delayMs, callback, { signal } = {}) => {
  if (signal?.aborted) return;
  const stop = (): void => clearTimeout(timer);
  const timer = setTimeout(() => {
    signal?.removeEventListener('abort', stop);
    callback();
  }, delayMs);
  signal?.addEventListener('abort', stop);
};

/** The platform's own time. */
export const systemClock: Clock = { setTimer, now: () => Date.now() };

/** Times that are told apart from one another alone: whoever sets the machine's clock moves no deadline. */
export const steadyClock: Clock = { setTimer, now: () => performance.now() };
