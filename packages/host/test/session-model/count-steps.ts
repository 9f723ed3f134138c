import type { SenderState } from '../../../bridge/src/stream-sender.ts';

/** How often each pair of a state and an input was met, by name. */
export class Visits {
  readonly #counts = new Map<string, number>();

  readonly count = (state: string, input: string): void => {
    const pair = `${state}: ${input}`;
    this.#counts.set(pair, (this.#counts.get(pair) ?? 0) + 1);
  };

  of(pair: string): number {
    return this.#counts.get(pair) ?? 0;
  }

  /** One line for each, by name. */
  get lines(): readonly string[] {
    return [...this.#counts]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([pair, count]) => `${pair} ${count}`);
  }
}

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
