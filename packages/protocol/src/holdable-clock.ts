import type { Clock } from './clock.ts';

/** A clock that can be stopped, so that no deadline passes while a person stands at a breakpoint. @spec LV3 */
export interface HoldableClock extends Clock {
  hold(isHeld: boolean): void;
}

/** A timer that falls due while the clock is held waits for its release; time itself goes on. */
export function createHoldableClock(clock: Clock): HoldableClock {
  let isHeld = false;
  let due: (() => void)[] = [];
  return {
    now: () => clock.now(),
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
