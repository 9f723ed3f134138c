import type { Clock } from './clock.ts';

/** A clock that can be stopped, so that no deadline passes while a person stands at a breakpoint. @spec LV3 */
export interface HoldableClock extends Clock {
  hold(isHeld: boolean): void;
}

/** A timer that falls due while the clock is held waits for its release; time itself goes on. */
export function createHoldableClock(clock: Clock): HoldableClock {
  let isHeld = false;
  const due = new Set<() => void>();
  return {
    now: () => clock.now(),
    setTimer(delayMs, callback, options = {}) {
      const fire = (): void => {
        if (!isHeld) return callback();
        due.add(callback);
        options.signal?.addEventListener('abort', () => due.delete(callback), { once: true });
      };
      clock.setTimer(delayMs, fire, options);
    },
    hold(shouldHold) {
      isHeld = shouldHold;
      if (isHeld) return;
      const released = [...due];
      due.clear();
      for (const callback of released) callback();
    },
  };
}
