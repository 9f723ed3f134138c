import { systemClock } from '@roompane/bridge';
import { createHoldableClock, type HoldableClock } from '@roompane/protocol';

/**
 * The platform's time, that can be held: give it to the room and to its add-ins, and `hold(true)` stops every deadline of
 * the page while a person stands at a breakpoint. @spec LV3
 */
export function createHostClock(): HoldableClock {
  return createHoldableClock(systemClock);
}
