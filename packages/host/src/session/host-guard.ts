import { type Guard, initialMeterState, stepMeter } from '@roompane/bridge';
import type { Clock, Grant } from '@roompane/protocol';
import { checkGrant } from './grant-gate.ts';

/** What a host holds against one add-in: its grants and the limits. @spec GR1 LI2 LI3 */
export function createHostGuard(clock: Clock, grants: () => readonly Grant[]): Guard {
  let meter = initialMeterState;
  return {
    admit(method, open) {
      let openCalls = 0;
      let openStreams = 0;
      for (const each of open) {
        if ('event' in each.method) openStreams++;
        else openCalls++;
      }
      const isStream = method !== undefined && 'event' in method;
      const [next, exceeded] = stepMeter(meter, {
        type: 'asked',
        atMs: clock.now(),
        isStream,
        openCalls,
        openStreams,
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
