import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LIMITS } from '@roompane/protocol';
import fc from 'fast-check';
import { initialMeterState, type MeterInput, stepMeter } from './abuse-meter.ts';

/** The codes and limits of what a meter said to each input. */
function measure(inputs: readonly MeterInput[]): readonly (string | undefined)[] {
  let state = initialMeterState;
  return inputs.map((input) => {
    const [next, error] = stepMeter(state, input);
    state = next;
    const limit = error?.data?.limit;
    return error && (typeof limit === 'string' ? `${error.code} ${limit}` : error.code);
  });
}

const asked = (atMs: number, open: { readonly calls?: number; readonly streams?: number } = {}): MeterInput => ({
  type: 'asked',
  atMs,
  isStream: false,
  openCalls: open.calls ?? 0,
  openStreams: open.streams ?? 0,
});
const refused = (atMs: number): MeterInput => ({ type: 'refused', atMs });

/** Bursts at odd times, so that windows of any kind are crossed. */
const arbitraryTimes = (burst: number, stepMs: number): fc.Arbitrary<readonly number[]> =>
  fc.array(fc.record({ count: fc.nat(burst), pauseMs: fc.nat(stepMs) }), { maxLength: 12 }).map((bursts) => {
    let atMs = 1_700_000_000_000;
    return bursts.flatMap(({ count, pauseMs }) => {
      atMs += pauseMs;
      return Array<number>(count).fill(atMs);
    });
  });

describe('the abuse meter', () => {
  it('[LI2] lets in no more calls in any second than the limit says, and never fewer', () => {
    fc.assert(
      fc.property(arbitraryTimes(150, 700), (times) => {
        const said = measure(times.map((atMs) => asked(atMs)));
        const admitted: number[] = [];
        for (const [index, atMs] of times.entries()) {
          const lately = admitted.filter((each) => atMs - each < 1_000).length;
          const isOver = lately >= LIMITS.callsPerSecond;
          assert.equal(said[index], isOver ? 'limit/exceeded callsPerSecond' : undefined);
          if (!isOver) admitted.push(atMs);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('[LI2] refuses a call while as many are open as the limit says, and lets the next in when one is answered', () => {
    const { callsInFlight, subscriptions } = LIMITS;
    assert.deepEqual(measure([asked(0, { calls: callsInFlight - 1 }), asked(0, { calls: callsInFlight })]), [
      undefined,
      'limit/exceeded callsInFlight',
    ]);
    const stream = (streams: number): MeterInput =>
      ({ ...asked(0, { calls: 999, streams }), isStream: true }) as MeterInput;
    assert.deepEqual(measure([stream(subscriptions - 1), stream(subscriptions), stream(subscriptions - 1)]), [
      undefined,
      'limit/exceeded subscriptions',
      undefined,
    ]);
    assert.deepEqual(measure([asked(0, { streams: subscriptions })]), [undefined]);
  });

  it('[LI2] names the limit, how much it allows, and of what', () => {
    const [, error] = stepMeter(initialMeterState, asked(0, { calls: 64 }));
    assert.deepEqual(error?.data, { limit: 'callsInFlight', max: 64, unit: 'unanswered calls' });
  });

  it('[LI2] goes on letting calls in when the clock of the machine is set back', () => {
    const before = Array<number>(LIMITS.callsPerSecond)
      .fill(3_600_000)
      .map((atMs) => asked(atMs));
    assert.equal(measure([...before, asked(0)]).at(-1), undefined);
  });

  it('[LI3] ends the session at the refusal that is one too many within the window, wherever the window lies', () => {
    fc.assert(
      fc.property(arbitraryTimes(40, 6_000), (times) => {
        const said = measure(times.map(refused));
        for (const [index, atMs] of times.entries()) {
          const lately = times.slice(0, index + 1).filter((each) => atMs - each < LIMITS.refusalWindowMs).length;
          assert.equal(said[index], lately > LIMITS.refusals ? 'limit/abusive' : undefined);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('[LI3] forgives a hundred refusals every ten seconds for ever', () => {
    const times = Array.from({ length: 2_000 }, (_, index) => 1 + index * (LIMITS.refusalWindowMs / LIMITS.refusals));
    assert.ok(measure(times.map(refused)).every((said) => said === undefined));
  });

  it('[LI2] [LI3] keeps no more of the past than it measures by', () => {
    let state = initialMeterState;
    for (let atMs = 0; atMs < 3_000; atMs++) {
      [state] = stepMeter(state, asked(atMs));
      [state] = stepMeter(state, refused(atMs));
    }
    assert.ok(state.callsAtMs.length <= LIMITS.callsPerSecond);
    assert.ok(state.refusalsAtMs.length <= LIMITS.refusals + 1);
  });
});
