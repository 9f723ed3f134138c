import type { Clock } from './clock.ts';

/** A clock whose timers can be stopped, so that no deadline passes while a person stands at a breakpoint. The time goes on. @spec LV3 */
export interface HoldableClock extends Clock {
  hold(isHeld: boolean): void;
}

/** A timer that falls due while it is held waits for its release. */
export function createHoldableClock(clock: Clock): HoldableClock {
  let isHeld = false;
  const due: (() => void)[] = [];
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
      for (const fire of due.splice(0)) fire();
    },
  };
}
