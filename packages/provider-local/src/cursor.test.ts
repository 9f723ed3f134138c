import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parsePlace, toCursor } from './cursor.ts';

const logId = '0123456789abcdef0123456789abcdef';

describe('cursors', () => {
  it('[PR1] name the same place again, the one before the first event included', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 48 }), (seq) => {
        assert.deepEqual(parsePlace(toCursor({ logId, seq })), { logId, seq });
      }),
    );
  });

  it('[PR1] have one form for a place, since readers compare them', () => {
    fc.assert(
      fc.property(fc.string(), (tail) => {
        const cursor = `${logId}.${tail}`;
        const place = parsePlace(cursor);
        if (place) assert.equal(toCursor(place), cursor);
      }),
    );
  });

  it('[PR5] are not read from anything else', () => {
    const others = [
      '',
      'nonsense',
      logId,
      `${logId}.`,
      `${logId}.01`,
      `${logId}.-1`,
      `${logId}.A`,
      `x${logId}.1`,
      7,
      null,
      {},
    ];
    for (const other of others) assert.equal(parsePlace(other), undefined, JSON.stringify(other));
    assert.equal(parsePlace(`${logId}.zzzzzzzzzzz`), undefined, 'longer than any sequence number');
  });
});
