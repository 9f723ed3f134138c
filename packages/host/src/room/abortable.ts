import { RoompaneError, toRoompaneError } from '@roompane/protocol';

/** What can end an act before it is done. */
export interface Ends {
  /** The caller's. */
  readonly signal?: AbortSignal | undefined;
  /** The room's; its reason is the error of the end. */
  readonly ended: AbortSignal;
}

/**
 * Runs `act` until it settles, the caller aborts (`call/aborted`), or the room ends (with the reason of the end): at once,
 * whether or not the act listens. What it rejects with is coded.
 */
export function untilAborted<T>(act: (signal: AbortSignal) => Promise<T>, { signal, ended }: Ends): Promise<T> {
  return new Promise((resolve, reject) => {
    const over = new AbortController();
    const stop = (error: RoompaneError): void => {
      over.abort(error);
      reject(error);
    };
    const whenAborted = (): void => stop(new RoompaneError('call/aborted', { cause: signal?.reason }));
    const whenEnded = (): void => stop(toRoompaneError(ended.reason, 'connection/closed'));
    if (ended.aborted) return whenEnded();
    if (signal?.aborted) return whenAborted();
    signal?.addEventListener('abort', whenAborted, { signal: over.signal });
    ended.addEventListener('abort', whenEnded, { signal: over.signal });
    // Listeners go before anybody learns of the result, so that a loop of acts never has more than one.
    new Promise<T>((settle) => settle(act(over.signal))).then(
      (value) => {
        over.abort();
        resolve(value);
      },
      (thrown: unknown) => {
        over.abort();
        reject(toRoompaneError(thrown));
      },
    );
  });
}
