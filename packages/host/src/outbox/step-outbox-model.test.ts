import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { acts } from '../../test/outbox/outbox-acts.ts';
import { OutboxModel } from '../../test/outbox/outbox-model.ts';

/** Each pair of a draft's state and an input that an outbox can come to. */
const reachable = `
  all entered, all connection, all due, there edited,
  waiting kept, waiting discarded, waiting retried, waiting taken-over, waiting held, waiting released, gone kept,
  sending handed, sending held-up, sending refused, sending ended, sending withdrawn, sending discarded,
  sending retried, sending taken-over, sending held, sending released,
  blocked discarded, blocked retried, blocked taken-over, blocked held, blocked released,
  failed discarded, failed retried, failed taken-over, failed held, failed released`
  .split(',')
  .map((pair) => pair.trim());

/** Of this run, to run it again: `ROOMPANE_SEED=… npm run test:node -- …`. */
const seed = Number(process.env['ROOMPANE_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));

describe('an outbox, whatever happens', () => {
  const visits = new Map<string, number>();

  it('[OB1] [OB3] [OB4] [OB5] [OB8] loses nothing, posts nothing twice and keeps the order of a composer', (test) => {
    test.diagnostic(`2,000 runs with the seed ${seed}`);
    fc.assert(
      fc.property(fc.array(acts, { minLength: 10, maxLength: 80, size: 'max' }), (script) => {
        const model = new OutboxModel(visits);
        for (const act of script) model.play(act);
        model.finish();
        model.check();
      }),
      { numRuns: 2_000, seed },
    );
  });

  it('[OB4] comes to every pair of a state and an input that it can come to', (test) => {
    for (const [pair, count] of [...visits].sort()) test.diagnostic(`${pair}: ${count}`);
    assert.deepEqual(
      reachable.filter((pair) => !visits.has(pair)),
      [],
      'declared reachable, and never visited',
    );
  });
});
