import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LIMITS } from '@roompane/protocol';
import { LateAcknowledgements } from './late-acknowledgements.ts';

describe('acknowledgements behind the end of a stream', () => {
  it('[ST8] are taken once each and in order, for the batches that were in flight', () => {
    const late = new LateAcknowledgements();
    late.expect(5, { sentSeq: 4, ackedSeq: 2 });
    const asked = [2, 4, 3, 3, 4, 4, 5];
    assert.deepEqual(
      asked.map((seq) => late.take(5, seq)),
      [false, false, true, false, true, false, false],
    );
    assert.equal(late.take(6, 1), false);
  });

  it('[ST8] are waited for of no more streams than may be open, the latest of them', () => {
    const late = new LateAcknowledgements();
    for (let id = 1; id <= LIMITS.subscriptions + 2; id++) late.expect(id, { sentSeq: 1, ackedSeq: 0 });
    late.expect(1_000, { sentSeq: 1, ackedSeq: 1 });
    assert.deepEqual(
      [1, 2, 3, LIMITS.subscriptions + 2, 1_000].map((id) => late.take(id, 1)),
      [false, false, true, true, false],
    );
  });
});
