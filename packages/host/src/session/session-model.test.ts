import assert from 'node:assert/strict';
import { setMaxListeners } from 'node:events';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Act, acts, examples } from '../../test/session-model/acts.ts';
import { countSteps } from '../../test/session-model/count-steps.ts';
import { LinkedPages } from '../../test/session-model/linked-pages.ts';
import { recordedLives } from '../../test/session-model/recorded-lives.ts';
import { addinPairs, streamPairs, Visits } from '../../test/session-model/visits.ts';
import { type RunReport, World } from '../../test/session-model/world.ts';

// A signal that many wait for is no leak here: whoever waits goes when the run is over, which each run checks by its timers.
setMaxListeners(0);

const steps = new Visits();
countSteps(steps);

const RUNS = 2_000;

const live = (script: readonly Act[], count: Visits['count']): Promise<RunReport> =>
  World.live(script, { pages: (clock) => new LinkedPages(clock), count });

describe('a room and its add-ins, whatever happens to them', () => {
  it(`[PR3] [ST5] [ST6] [ST10] [LO3] [GR2] have folded the same, or know what they miss, in ${RUNS} lives`, async (test) => {
    const visits = new Visits();
    const reports: RunReport[] = [];
    const seed = Date.now() % 2 ** 31;
    test.diagnostic(`seed ${seed}`);
    await fc.assert(
      fc.asyncProperty(acts, async (script) => {
        reports.push(await live(script, visits.count));
      }),
      { numRuns: RUNS, seed, examples },
    );
    for (const line of [...visits.lines, ...steps.lines]) test.diagnostic(line);
    const total = (of: (report: RunReport) => number): number => reports.reduce((sum, report) => sum + of(report), 0);
    const whole = reports.filter(({ holes }) => holes === 0).length;
    const [events, addins] = [total((report) => report.events), total((report) => report.addins)];
    test.diagnostic(`${events} events, ${addins} add-ins; in ${whole} lives nobody missed anything`);
    assert.deepEqual(
      [...streamPairs.filter((pair) => steps.of(pair) === 0), ...addinPairs.filter((pair) => visits.of(pair) === 0)],
      [],
      'declared reachable, and never visited',
    );
    assert.ok(whole > RUNS / 2, 'too few lives without a hole');
  });

  it('[PR3] [ST5] [ST6] [ST10] [LO3] [GR2] have so in the recorded lives, which come to all that can happen', async (test) => {
    const visits = new Visits();
    const before = new Map(streamPairs.map((pair) => [pair, steps.of(pair)]));
    for (const { script } of recordedLives) await live(script, visits.count);
    for (const line of visits.lines) test.diagnostic(line);
    assert.deepEqual(
      [
        ...streamPairs.filter((pair) => steps.of(pair) === before.get(pair)),
        ...addinPairs.filter((pair) => visits.of(pair) === 0),
      ],
      [],
      'no recorded life comes to it, until npm run seeds:update chooses others',
    );
  });
});
