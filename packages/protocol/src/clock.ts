import type { Abortable } from './room.ts';

/** The subset of time that Roompane uses. It is injected everywhere, so that tests turn it by hand and a debugger holds it. */
export interface Clock {
  /** Epoch milliseconds in UTC. */
  now(): number;
  /** Calls back once, `delayMs` from now at the earliest; never when the signal aborts before. */
  setTimer(delayMs: number, callback: () => void, options?: Abortable): void;
}
