import { type Clock, countBytes, type Link } from '@roompane/protocol';
import type { Direction, Observe, PortEvent } from './port-event.ts';

export interface ObservedLinkOptions {
  readonly clock: Clock;
  /** Without an observer the link is the one that was given. */
  readonly observe?: Observe | undefined;
}

/** The same link, which tells an observer of all that crosses it. */
export function observeLink(link: Link, { clock, observe }: ObservedLinkOptions): Link {
  if (!observe) return link;
  let isClosed = false;
  const tell = (event: PortEvent): void => {
    try {
      observe(event);
    } catch (thrown) {
      reportError(thrown);
    }
  };
  const cross = (direction: Direction, written: string | undefined): void =>
    tell({ type: 'crossed', atEpochMs: clock.now(), direction, written, sizeBytes: countBytes(written ?? '') });

  tell({ type: 'opened', atEpochMs: clock.now() });
  return {
    send(written) {
      if (!isClosed) cross('to-addin', written);
      link.send(written);
    },
    listen(listener, options) {
      link.listen((arrival) => {
        cross('to-host', arrival);
        listener(arrival);
      }, options);
    },
    close() {
      link.close();
      if (!isClosed) tell({ type: 'closed', atEpochMs: clock.now() });
      isClosed = true;
    },
  };
}
