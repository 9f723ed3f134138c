import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Figure } from './figures.ts';
import { judge } from './targets.ts';

const spread = (median: number) => ({ median, low: median, high: median, samples: 1 });

function figure(measure: string, ratio: number, contestant = 'roompane'): Figure {
  return { measure, mode: 'opaque', contestant, value: spread(1), ratio: spread(ratio) };
}

describe('the targets', () => {
  it('are reached at the limit itself and missed beyond it', () => {
    assert.deepEqual(
      [1.25, 1.26].map((ratio) => judge([figure('call', ratio)])[0]?.isReached),
      [true, false],
    );
    assert.deepEqual(
      [6, 5.99].map((ratio) => judge([figure('stream/at-once', ratio)])[0]?.isReached),
      [true, false],
    );
  });

  it('judge a value where the target is one', () => {
    const [verdict] = judge([{ ...figure('longest-task', 1), value: spread(17) }]);
    assert.equal(verdict?.measured, 17);
    assert.equal(verdict?.isReached, false);
  });

  it('are Roompane’s alone, and say nothing of what was not measured', () => {
    assert.deepEqual(judge([figure('call', 9, 'comlink')]), []);
  });
});
