import type { Clock } from './clock.ts';

/** Timers that can be stopped, so that no deadline passes while a person stands at a breakpoint. @spec LV3 */
export interface HoldableTimers extends Pick<Clock, 'setTimer'> {
  hold(isHeld: boolean): void;
}

/** The same with the time, which goes on. */
export interface HoldableClock extends HoldableTimers, Clock {}

/** A timer that falls due while it is held waits for its release. */
export function createHoldableTimers(clock: Pick<Clock, 'setTimer'>): HoldableTimers {
  let isHeld = false;
  let due: (() => void)[] = [];
  return {
    setTimer(delayMs, callback, options) {
      const fire = (): void => {
        if (isHeld) due.push(fire);
        else if (!options?.signal?.aborted) callback();
      };
      clock.setTimer(delayMs, fire, options);
    },
    hold(shouldHold) {
      isHeld = shouldHold;
      const waiting = due;
      due = [];
      for (const fire of waiting) fire();
    },
  };
}

export function createHoldableClock(clock: Clock): HoldableClock {
  return { ...createHoldableTimers(clock), now: () => clock.now() };
}
