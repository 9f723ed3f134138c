import { RoompaneError, toRoompaneError } from '@roompane/protocol';

/** What can end an act before it is done. */
export interface Ends {
  /** The caller's. */
  readonly signal?: AbortSignal | undefined;
  /** The room's; its reason is the error of the end. */
  readonly ended: AbortSignal;
}

/**
 * Settles as `promise` does, or before it: when the caller aborts (`call/aborted`), or the room ends (with the reason of
 * the end). What it rejects with is coded.
 */
export function orEnd<T>(promise: Promise<T>, { signal, ended }: Ends): Promise<T> {
  return new Promise((resolve, reject) => {
    const whenAborted = (): void => settle(() => reject(new RoompaneError('call/aborted', { cause: signal?.reason })));
    const whenEnded = (): void => settle(() => reject(toRoompaneError(ended.reason, 'connection/closed')));
    // Listeners go before anybody learns of the result, so that a loop of acts never has more than one.
    const settle = (tell: () => void): void => {
      signal?.removeEventListener('abort', whenAborted);
      ended.removeEventListener('abort', whenEnded);
      tell();
    };
    signal?.addEventListener('abort', whenAborted);
    ended.addEventListener('abort', whenEnded);
    promise.then(
      (value) => settle(() => resolve(value)),
      (thrown: unknown) => settle(() => reject(toRoompaneError(thrown))),
    );
  });
}

/** Runs `act` as {@link orEnd} does, with a signal that aborts when nobody waits for it any more; not at all after an end. */
export async function untilAborted<T>(act: (signal: AbortSignal) => Promise<T>, ends: Ends): Promise<T> {
  throwIfOver(ends);
  const over = new AbortController();
  try {
    return await orEnd(act(over.signal), ends);
  } finally {
    over.abort();
  }
}

/** @throws `call/aborted`, or the reason of the room's end */
export function throwIfOver({ signal, ended }: Ends): void {
  if (ended.aborted) throw toRoompaneError(ended.reason, 'connection/closed');
  if (signal?.aborted) throw new RoompaneError('call/aborted', { cause: signal.reason });
}
