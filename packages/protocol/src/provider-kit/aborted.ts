import { RoompaneError } from '../roompane-error.ts';

/** What an act rejects with whose signal aborts. */
export function createAbortError(signal: AbortSignal): RoompaneError {
  return new RoompaneError('call/aborted', { cause: signal.reason });
}

/** @throws `call/aborted` */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw createAbortError(signal);
}

/** `promise`, or `call/aborted` as soon as the signal aborts. What the promise stands for goes on. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(createAbortError(signal));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
