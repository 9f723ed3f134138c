import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toQuery } from './search-query.ts';

const none = { words: '', authorId: '', fromDay: '', toDay: '' };

describe('what is searched for', () => {
  it('is words, and what stands in quotation marks as a phrase', () => {
    assert.deepEqual(toQuery({ ...none, words: '  fix  rates ' }), { words: 'fix rates' });
    assert.deepEqual(toQuery({ ...none, words: 'rates “good for one” minute' }), {
      words: 'rates minute',
      phrase: 'good for one',
    });
    assert.deepEqual(toQuery({ ...none, words: '"the fix"' }), { phrase: 'the fix' });
  });

  it('is an author and days, the last one whole', () => {
    assert.deepEqual(toQuery({ ...none, authorId: 'priya', fromDay: '2025-11-17', toDay: '2025-11-18' }), {
      authorIds: ['priya'],
      fromEpochMs: new Date(2025, 10, 17).getTime(),
      toEpochMs: new Date(2025, 10, 19).getTime(),
    });
  });

  it('is nothing where nothing is asked for', () => {
    assert.equal(toQuery(none), undefined);
  });
});
