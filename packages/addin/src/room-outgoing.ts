import type { Peer, Service } from '@roompane/bridge';
import {
  checkDraftServed,
  type CheckParams,
  type Interceptor,
  type Outgoing,
  reportProgressCall,
  RoompaneError,
  startInterceptingCall,
  stopInterceptingCall,
  type Verdict,
} from '@roompane/protocol';

/** The way out, and the handler that answers the host's checks. `peer` is asked for late: the handler is there before it. */
export function createOutgoing(peer: () => Peer): {
  readonly outgoing: Outgoing;
  readonly check: NonNullable<ReturnType<Service['get']>>;
} {
  let current: Interceptor | undefined;

  const check = async (
    { checkId, draft, via }: CheckParams,
    { signal }: { readonly signal: AbortSignal },
  ): Promise<Verdict> => {
    if (!current) throw new RoompaneError('call/failed');
    const progress = (text?: string): void => {
      // Progress is news, not an act: when it cannot be told any more nobody needs it.
      peer()
        .call(reportProgressCall, { checkId, ...(text === undefined ? {} : { text }) })
        .catch(() => undefined);
    };
    return current(draft, { signal, progress, ...(via ? { via } : {}) });
  };

  const outgoing: Outgoing = {
    async intercept(interceptor, { includeOwn = false, signal } = {}) {
      const former = current;
      current = interceptor;
      try {
        await peer().call(startInterceptingCall, { includeOwn }, { signal });
      } catch (error) {
        if (current === interceptor) current = former;
        throw error;
      }
      const close = (): void => {
        if (current !== interceptor) return;
        current = undefined;
        // The session may be over: then there is nothing left to release.
        peer()
          .call(stopInterceptingCall, {})
          .catch(() => undefined);
      };
      signal?.addEventListener('abort', close, { once: true });
      return { close, [Symbol.dispose ?? Symbol.for('Symbol.dispose')]: close };
    },
  };
  return { outgoing, check: { method: checkDraftServed, handler: check } };
}
