import type { SenderState } from '../../../bridge/src/stream-sender.ts';
import type { Visits } from './visits.ts';

/** Told of each step of the reducers of every session from here on: scripts/told-steps.mjs makes them tell. */
export function watchSteps(watch: (reducer: string, state: unknown, input: { readonly type: string }) => void): void {
  Object.assign(globalThis, { roompaneSteps: watch });
}

/** Counts those steps. */
export function countSteps({ count }: Visits): void {
  watchSteps((reducer, state, input) =>
    count(reducer === 'stepSender' ? nameSender(state as SenderState<unknown>) : 'meter', input.type),
  );
}

function nameSender({ mode, sentSeq, ackedSeq }: SenderState<unknown>): string {
  return `stream ${mode}, ${sentSeq - ackedSeq} in flight`;
}
