import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Figure } from './figures.ts';
import { toNumber, writeTable, writeTargets } from './to-markdown.ts';

const call: Figure = {
  measure: 'call',
  mode: 'cross-site',
  contestant: 'roompane',
  value: { median: 295, low: 290, high: 301, samples: 15 },
  ratio: { median: 1.2, low: 1.1, high: 1.3, samples: 15 },
};

describe('the table', () => {
  it('writes three digits that count', () => {
    assert.deepEqual([0, 0.123, 1, 45.67, 789.4, 12_345].map(toNumber), ['0', '0.12', '1.00', '45.7', '789', '12,300']);
  });

  it('writes a value, its ratio and the ratio’s quartiles, and a dash for what was not measured', () => {
    const bytes = { ...call, measure: 'bytes', contestant: 'raw' };
    const [, , row] = writeTable([call, bytes], 'cross-site', ['roompane', 'raw', 'bare']).split('\n');
    assert.equal(row, '| call | 295 µs · **1.20×** (1.10–1.30) | – |');
  });

  it('has no rows for another mode’s figures', () => {
    assert.equal(writeTable([call], 'opaque', ['roompane']), '');
  });

  it('says of each target whether it is reached', () => {
    const missed = { ...call, mode: 'opaque' as const, ratio: { median: 1.5, low: 1.4, high: 1.6, samples: 15 } };
    const [, , first, second] = writeTargets([call, missed]).split('\n');
    assert.equal(first, '| call | cross-site | ≤ 1.25× | 1.20× | 1.10–1.30 | reached |');
    assert.equal(second, '| call | opaque | ≤ 1.25× | 1.50× | 1.40–1.60 | **falls short** |');
  });
});
