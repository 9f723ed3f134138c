import { RoompaneError } from '@roompane/protocol';

/** What `act` gives, or `call/aborted` as soon as the signal aborts. */
export async function untilAborted<T>(act: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return act;
  return new Promise((resolve, reject) => {
    const handleAbort = (): void => reject(new RoompaneError('call/aborted', { cause: signal.reason }));
    if (signal.aborted) handleAbort();
    signal.addEventListener('abort', handleAbort, { once: true });
    act.then(resolve, reject).finally(() => signal.removeEventListener('abort', handleAbort));
  });
}
