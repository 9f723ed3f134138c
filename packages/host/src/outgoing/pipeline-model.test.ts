import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { examples } from '../../test/outgoing/pipeline-examples.ts';
import { PipelineModel } from '../../test/outgoing/pipeline-model.ts';
import { type Act, acts } from '../../test/outgoing/pipeline-acts.ts';

/** Each pair of a phase and an input that the pipeline can come to; whatever else happens must change nothing. */
const reachable = `
  moving submitted, moving closed,
  checking verdict, checking check-failed, checking progress, checking deadline-passed, checking pong,
  checking interceptor-ready, checking interceptor-gone, checking interceptor-silent, checking skipped,
  checking withdrawn, checking closed,
  barrier verdict, barrier check-failed, barrier progress, barrier pong, barrier barrier-passed,
  barrier interceptor-ready, barrier interceptor-gone, barrier interceptor-silent, barrier skipped,
  barrier withdrawn, barrier closed,
  loading interceptor-ready, loading interceptor-gone, loading loading-passed, loading withdrawn, loading closed,
  asking user-answered, asking interceptor-ready, asking interceptor-gone, asking withdrawn, asking closed,
  cleared turn-came, cleared interceptor-ready, cleared interceptor-gone, cleared withdrawn, cleared closed,
  posting posted, posting post-failed, posting interceptor-ready, posting interceptor-gone, posting withdrawn,
  posting closed,
  ended verdict, ended check-failed, ended pong, ended skipped, ended posted, ended post-failed`
  .split(',')
  .map((pair) => pair.trim());

/** Of this run, to run it again: `ROOMPANE_SEED=… npm run test:node -- …`. */
const seed = Number(process.env['ROOMPANE_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));

describe('the way out, whatever happens', () => {
  const visits = new Map<string, number>();

  it('[OP2] [OP3] [OP8] [OP10] [OP11] [OP12] [OP20] keeps every promise to a draft, in any order of events', async (test) => {
    test.diagnostic(`2,000 runs with the seed ${seed}`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(acts, { minLength: 10, maxLength: 80, size: 'max' }),
        fc.boolean(),
        async (script: Act[], canAsk) => {
          const model = new PipelineModel({ canAsk, visits });
          for (const act of script) await model.play(act);
          await model.finish();
          model.check();
        },
      ),
      { numRuns: 2_000, seed, examples },
    );
  });

  it('[OP11] comes to every pair of a phase and an input that it can come to', (test) => {
    for (const [pair, count] of [...visits].sort()) test.diagnostic(`${pair}: ${count}`);
    assert.deepEqual(
      reachable.filter((pair) => !visits.has(pair)),
      [],
      'declared reachable, and never visited',
    );
  });
});
