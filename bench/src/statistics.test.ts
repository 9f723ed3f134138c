import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { quantile, toRatio, toSpread } from './statistics.ts';

describe('the spread of samples', () => {
  it('gives the middle sample, whatever their order', () => {
    assert.equal(toSpread([9, 1, 5]).median, 5);
  });

  it('gives the mean of the two in the middle', () => {
    assert.equal(toSpread([4, 1, 3, 2]).median, 2.5);
  });

  it('gives quartiles between samples by their distance', () => {
    assert.deepEqual(toSpread([1, 2, 3, 4, 5]), { median: 3, low: 2, high: 4, samples: 5 });
    assert.deepEqual(toSpread([0, 10]), { median: 5, low: 2.5, high: 7.5, samples: 2 });
  });

  it('is not moved by one bad sample', () => {
    assert.equal(toSpread([1, 1, 1, 1, 1_000]).high, 1);
  });

  it('leaves the samples as they were', () => {
    const samples = [3, 1, 2];
    toSpread(samples);
    assert.deepEqual(samples, [3, 1, 2]);
  });

  it('refuses to say anything of nothing', () => {
    assert.throws(() => quantile([], 0.5), RangeError);
  });
});

describe('the ratio of paired blocks', () => {
  it('is one where both halves of each pair are alike, however the machine drifts', () => {
    const drifting = [1, 2, 8].map((time) => ({ reference: time, contestant: time }));
    assert.deepEqual(toRatio(drifting), { median: 1, low: 1, high: 1, samples: 3 });
  });

  it('is the median of the ratios, not the ratio of the medians', () => {
    const pairs = [
      { reference: 1, contestant: 2 },
      { reference: 10, contestant: 10 },
      { reference: 100, contestant: 50 },
    ];
    assert.equal(toRatio(pairs).median, 1);
  });
});
