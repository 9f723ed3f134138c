import assert from 'node:assert/strict';
import { setMaxListeners } from 'node:events';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { acts, examples } from '../../test/session-model/acts.ts';
import { countSteps, Visits } from '../../test/session-model/count-steps.ts';
import { type RunReport, World } from '../../test/session-model/world.ts';

// A signal that many wait for is no leak here: whoever waits goes when the run is over, which each run checks by its timers.
setMaxListeners(0);

const steps = new Visits();
countSteps(steps);

const RUNS = 2_000;

/** Each pair of a stream's state and an input that a session can come to; a stream that is behind reads at once or is full. */
const reachable = [
  ...['behind, 0 in flight: start', 'behind, 2 in flight: ack', 'behind, 2 in flight: missed'],
  ...['reading, 0 in flight: missed', 'reading, 0 in flight: page', 'reading, 1 in flight: missed'],
  ...['reading, 1 in flight: page', 'reading, 1 in flight: ack', 'reading, 2 in flight: missed'],
  ...['reading, 2 in flight: page', 'reading, 2 in flight: ack', 'live, 0 in flight: event'],
  ...['live, 1 in flight: event', 'live, 1 in flight: ack', 'live, 2 in flight: event', 'live, 2 in flight: ack'],
].map((pair) => `stream ${pair}`);

/** What happens to an add-in, whichever state it is in. */
const states = ['connecting', 'waiting', 'busy', 'denied', 'suspended', 'gone', 'ended'];
const happens = ['want', 'deliver', 'post', 'read', 'suspend', 'crash', 'leave', 'reload', 'revoke', 'grant', 'stop'];

describe('a room and its add-ins, whatever happens to them', () => {
  it(`[PR3] [ST5] [ST6] [ST10] [LO3] [GR2] have folded the same, or know what they miss, in ${RUNS} lives`, async (test) => {
    const visits = new Visits();
    const reports: RunReport[] = [];
    const seed = Date.now() % 2 ** 31;
    test.diagnostic(`seed ${seed}`);
    await fc.assert(
      fc.asyncProperty(acts, async (script) => {
        const world = await World.open(visits.count);
        for (const act of script) await world.play(act);
        reports.push(await world.finish());
        await world.close();
      }),
      { numRuns: RUNS, seed, examples },
    );
    for (const line of [...visits.lines, ...steps.lines]) test.diagnostic(line);
    const total = (of: (report: RunReport) => number): number => reports.reduce((sum, report) => sum + of(report), 0);
    const whole = reports.filter(({ holes }) => holes === 0).length;
    const [events, addins] = [total((report) => report.events), total((report) => report.addins)];
    test.diagnostic(`${events} events, ${addins} add-ins; in ${whole} lives nobody missed anything`);
    assert.deepEqual(
      [
        ...reachable.filter((pair) => steps.of(pair) === 0),
        ...states.flatMap((state) => happens.map((act) => `${state}: ${act}`)).filter((pair) => visits.of(pair) === 0),
      ],
      [],
      'declared reachable, and never visited',
    );
    assert.ok(whole > RUNS / 2, 'too few lives without a hole');
  });
});
