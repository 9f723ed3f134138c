import { type Guard, initialMeterState, stepMeter } from '@roompane/bridge';
import type { Clock, Grant } from '@roompane/protocol';
import { checkGrant } from './grant-gate.ts';

/** What a host holds against one add-in: its grants and the limits. @spec GR1 LI2 LI3 */
export function createHostGuard(clock: Clock, grants: () => readonly Grant[]): Guard {
  let meter = initialMeterState;
  return {
    admit(method, open) {
      const openStreams = open.filter((each) => 'event' in each).length;
      const isStream = method !== undefined && 'event' in method;
      const [next, exceeded] = stepMeter(meter, {
        type: 'asked',
        atMs: clock.now(),
        isStream,
        openStreams,
        openCalls: open.length - openStreams,
      });
      meter = next;
      return exceeded ?? (method && checkGrant(method, grants()));
    },
    refused() {
      const [next, abuse] = stepMeter(meter, { type: 'refused', atMs: clock.now() });
      meter = next;
      return abuse;
    },
  };
}
