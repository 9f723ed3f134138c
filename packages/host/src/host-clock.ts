import { systemClock } from '@roompane/bridge';
import { type Clock, createHoldableClock, type HoldableClock } from '@roompane/protocol';

/**
 * The platform's time, that can be held: give it to the room and to its add-ins, and `hold(true)` stops every deadline of
 * the page while a person stands at a breakpoint. Time that passes meanwhile never was: `now()` goes on from where it stood,
 * so that a budget is not charged with it. @spec LV3
 */
export function createHostClock(clock: Clock = systemClock): HoldableClock {
  const timers = createHoldableClock(clock);
  let heldSinceMs: number | undefined;
  let heldMs = 0;
  return {
    now: () => (heldSinceMs ?? clock.now()) - heldMs,
    setTimer: (delayMs, callback, options) => timers.setTimer(delayMs, callback, options),
    hold(isHeld) {
      if (isHeld) heldSinceMs ??= clock.now();
      else if (heldSinceMs !== undefined) {
        heldMs += clock.now() - heldSinceMs;
        heldSinceMs = undefined;
      }
      timers.hold(isHeld);
    },
  };
}
