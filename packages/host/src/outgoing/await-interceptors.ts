import {
  type Abortable,
  type Clock,
  RoompaneError,
  toRoompaneError,
  type TypedEventTarget,
  type Via,
} from '@roompane/protocol';
import type { OutgoingEventMap } from './draft-events.ts';
import { type InterceptorStatus, isAwaited } from './interceptor-status.ts';

/** A room, as far as its interceptors are waited for. */
interface WatchedRoom extends TypedEventTarget<OutgoingEventMap> {
  readonly interceptors: readonly InterceptorStatus[];
  readonly signal: AbortSignal;
}

export interface AwaitOptions extends Abortable {
  readonly clock: Clock;
  readonly loadingMs: number;
}

/**
 * Resolves when no add-in that drafts would wait for is on its way any more, after `loadingMs` at the latest: with those
 * that are not there, because of which drafts will be stopped. @spec OP9
 */
export function awaitInterceptors(
  room: WatchedRoom,
  { clock, loadingMs, signal }: AwaitOptions,
): Promise<readonly Via[]> {
  const settled = new AbortController();
  return new Promise<readonly Via[]>((resolve, reject) => {
    const give = (): void => resolve(missingOf(room.interceptors));
    const look = (): void => {
      if (!room.interceptors.some(isAwaited)) give();
    };
    const end = (): void => reject(toRoompaneError(room.signal.reason, 'room/not-joined'));
    const abort = (): void => reject(new RoompaneError('call/aborted', { cause: signal?.reason }));
    if (signal?.aborted) return abort();
    if (room.signal.aborted) return end();
    signal?.addEventListener('abort', abort, { signal: settled.signal });
    room.signal.addEventListener('abort', end, { signal: settled.signal });
    room.addEventListener('interceptors-changed', look, { signal: settled.signal });
    clock.setTimer(loadingMs, give, { signal: settled.signal });
    look();
  }).finally(() => settled.abort());
}

function missingOf(interceptors: readonly InterceptorStatus[]): readonly Via[] {
  const missing = interceptors.filter(({ policy, presence }) => policy === 'block' && presence !== 'ready');
  return missing.map(({ addin }) => addin);
}
