import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { negotiateVersion, PROTOCOL_VERSIONS } from './version.ts';

const range = fc.record({ min: fc.integer({ min: 1, max: 9 }), max: fc.integer({ min: 1, max: 9 }) });

describe('negotiateVersion', () => {
  it('[VE1] speaks the highest version that both ranges hold, and none where they share none', () => {
    fc.assert(
      fc.property(range, range, (ours, theirs) => {
        const common = [9, 8, 7, 6, 5, 4, 3, 2, 1].find((version) =>
          [ours, theirs].every(({ min, max }) => min <= version && version <= max),
        );
        assert.equal(negotiateVersion(ours, theirs), common);
        assert.equal(negotiateVersion(theirs, ours), common);
      }),
    );
  });

  it('[VE1] takes a range that ends before it begins for one that holds nothing', () => {
    assert.equal(negotiateVersion({ min: 1, max: 1 }, { min: 5, max: 1 }), undefined);
    assert.equal(negotiateVersion(PROTOCOL_VERSIONS, PROTOCOL_VERSIONS), PROTOCOL_VERSIONS.max);
  });
});
