import { type Clock, LIMITS, type RoompaneError, toRoompaneError } from '@roompane/protocol';
import { nextTask } from './next-task.ts';

export interface FollowOptions<T> {
  /** Called for each event, in order. */
  readonly take: (event: T) => void;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Looks at an error that trying again would not help, and resolves with true where it has seen to that. @default nothing helps */
  readonly mend?: (error: RoompaneError) => Promise<boolean>;
}

/**
 * Follows a provider's stream until it ends by itself (`undefined`), fails for good (its error), or the signal aborts
 * (`undefined`). What may succeed later is tried again: after 1 s, doubled up to 30 s, from 1 s again once an event came.
 */
export async function followStream<T>(
  open: () => AsyncIterable<T>,
  { take, clock, signal, mend }: FollowOptions<T>,
): Promise<RoompaneError | undefined> {
  let delayMs = 1_000;
  const follow = async (): Promise<void> => {
    let taken = 0;
    for await (const event of open()) {
      if (signal.aborted) return;
      delayMs = 1_000;
      take(event);
      // A flood would be one long task, and the acknowledgements of what it brings would wait behind it.
      if (++taken % LIMITS.batchEvents === 0) await nextTask();
    }
  };
  for (;;) {
    try {
      return void (await follow());
    } catch (thrown) {
      const error = toRoompaneError(thrown, 'provider/unavailable');
      if (signal.aborted) return undefined;
      if (!error.isRetryable && !(await mend?.(error))) return error;
    }
    if (!signal.aborted) await pause(delayMs, { clock, signal });
    if (signal.aborted) return undefined;
    delayMs = Math.min(delayMs * 2, 30_000);
  }
}

function pause(
  delayMs: number,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      signal.removeEventListener('abort', done);
      resolve();
    };
    signal.addEventListener('abort', done);
    clock.setTimer(delayMs, done, { signal });
  });
}
