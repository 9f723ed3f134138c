import type { Clock, Link } from '@roompane/protocol';
import { ArrivalQueue } from './arrival-queue.ts';
import type { PortConditions } from './port-conditions.ts';

/**
 * The host's end of a link under conditions that change while it is used: `wrapLink` of the host's `MountOptions` takes it.
 * Within them it keeps the promises of {@link Link}; what was sent before `close` still leaves, unless the port is gone.
 * @example
 * const conditions = new PortConditions();
 * mountAddin({ room, frame, manifest, grants, appearance, wrapLink: (port) => withPort(port, conditions, { clock }) });
 */
export function withPort(link: Link, conditions: PortConditions, { clock }: { readonly clock: Clock }): Link {
  const toAddin = new ArrivalQueue(clock);
  const toHost = new ArrivalQueue(clock);
  const over = new AbortController();
  let isClosed = false;
  let isDead = false;

  const isGone = (): boolean => isDead || conditions.isDropped;
  const loseAll = (): void => {
    if (!isGone()) return;
    toAddin.clear();
    toHost.clear();
    // What a close waited for is lost.
    if (isClosed) end();
  };
  const end = (): void => {
    over.abort();
    link.close();
  };
  conditions.addEventListener('changed', loseAll, { signal: over.signal });
  conditions.addEventListener(
    'crashed',
    () => {
      isDead = true;
      loseAll();
    },
    { signal: over.signal },
  );

  return {
    send(written) {
      if (!isClosed && !isGone()) toAddin.send(conditions.toAddinDelayMs, () => link.send(written));
    },
    listen(listener, { signal }) {
      if (isClosed) return;
      const arrive = (arrival: string | undefined): void => {
        if (!isClosed && !signal.aborted) listener(arrival);
      };
      link.listen((arrival) => !isGone() && toHost.send(conditions.toHostDelayMs, () => arrive(arrival)), { signal });
    },
    close() {
      if (isClosed) return;
      isClosed = true;
      toHost.clear();
      if (isGone()) end();
      else toAddin.send(0, end);
    },
  };
}
