import type { Mount } from '@roompane/elements/host';
import { type EnterRoom, mountAddin } from '@roompane/host';
import type { Clock } from '@roompane/protocol';
import { type PortConditions, withPort } from '@roompane/testing/faults';

/** What a mounted add-in lives under. */
export interface PaneFaults {
  readonly conditions: PortConditions;
  readonly clock: Clock;
  readonly enterRoom: EnterRoom;
  /** Aborted when the host has crashed: what it would still do is told nobody. */
  readonly life: () => AbortSignal;
}

/** Mounts an add-in behind a port that fails on demand. */
export function mountUnderFaults(
  { observe, ...options }: Parameters<Mount>[0],
  { conditions, clock, enterRoom, life }: PaneFaults,
): ReturnType<Mount> {
  const signal = life();
  return mountAddin({
    ...options,
    enterRoom,
    observe: (event) => !signal.aborted && observe?.(event),
    wrapLink: (port) => withPort(port, conditions, { clock }),
  });
}
