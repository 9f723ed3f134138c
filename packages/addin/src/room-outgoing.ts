import type { CoreScope, PeerCore, Service } from '@roompane/bridge';
import {
  checkDraftServed,
  type CheckParams,
  dispose,
  type Interceptor,
  type Outgoing,
  reportProgressCall,
  RoompaneError,
  startInterceptingCall,
  stopInterceptingCall,
  type Verdict,
} from '@roompane/protocol';

/** A service that can be added to. */
export type OpenService = Map<string, NonNullable<ReturnType<Service<CoreScope>['get']>>>;

/** The way out, over the bridge. Adds what answers the host's checks to the peer's `service`. */
export function createOutgoing(peer: PeerCore, service: OpenService): Outgoing {
  let current: Interceptor | undefined;

  const handler = ({ checkId, draft, via }: CheckParams, { signal }: CoreScope): Verdict | Promise<Verdict> => {
    if (!current) throw new RoompaneError('call/failed');
    const progress = (text?: string): void => {
      // Progress is news, not an act: when it cannot be told any more nobody needs it.
      peer.call(reportProgressCall, { checkId, text }).catch(() => undefined);
    };
    return current(draft, { signal, progress, via });
  };
  service.set(checkDraftServed.name, { method: checkDraftServed, handler });

  return {
    async intercept(interceptor, { includeOwn = false, wants, signal } = {}) {
      const former = current;
      current = interceptor;
      try {
        await peer.call(startInterceptingCall, { includeOwn, wants }, { signal });
      } catch (error) {
        if (current === interceptor) current = former;
        throw error;
      }
      const close = (): void => {
        if (current !== interceptor) return;
        current = undefined;
        // The session may be over: then there is nothing left to release.
        peer.call(stopInterceptingCall, {}).catch(() => undefined);
      };
      signal?.addEventListener('abort', close);
      return { close, [dispose]: close };
    },
  };
}
