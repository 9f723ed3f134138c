import { RoompaneError, toRoompaneError } from '@roompane/protocol';

/** What can end an act before it is done. */
export interface Ends {
  /** The caller's. */
  readonly signal?: AbortSignal | undefined;
  /** The room's; its reason is the error of the end. */
  readonly ended: AbortSignal;
}

/** What waits, by the end that it does not outlive. */
const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/** What is called when a room ends: one listener for all that waits, since one for each would cost more than most waits. */
function tellersOf(ended: AbortSignal): Set<() => void> {
  const known = waiting.get(ended);
  if (known) return known;
  const tellers = new Set<() => void>();
  waiting.set(ended, tellers);
  ended.addEventListener('abort', () => tellers.forEach((tell) => tell()), { once: true });
  return tellers;
}

/**
 * Settles as `promise` does, or before it: when the caller aborts (`call/aborted`), or the room ends (with the reason of
 * the end). What it rejects with is coded.
 */
export function orEnd<T>(promise: Promise<T>, { signal, ended }: Ends): Promise<T> {
  return new Promise((resolve, reject) => {
    const tellers = tellersOf(ended);
    const whenAborted = (): void => settle(() => reject(new RoompaneError('call/aborted', { cause: signal?.reason })));
    const whenEnded = (): void => settle(() => reject(toRoompaneError(ended.reason, 'connection/closed')));
    // Listeners go before anybody learns of the result, so that a loop of acts never has more than one.
    const settle = (tell: () => void): void => {
      signal?.removeEventListener('abort', whenAborted);
      tellers.delete(whenEnded);
      tell();
    };
    signal?.addEventListener('abort', whenAborted);
    tellers.add(whenEnded);
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
