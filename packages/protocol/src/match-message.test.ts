import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createMessageMatcher } from './match-message.ts';
import type { Message } from './message.ts';
import type { MessageQuery } from './message-query.ts';

const message: Message = {
  id: 'm1',
  kind: 'story',
  importance: 'normal',
  title: 'Zürich office',
  body: { text: 'The New\n  York desk quotes 3 m', spans: [] },
  author: { id: 'sam', name: 'Sam', kind: 'user' },
  postedAtEpochMs: 1_000,
  isRedacted: false,
};

const finds = (query: MessageQuery, change: Partial<Message> = {}): boolean =>
  createMessageMatcher(query)({ ...message, ...change });

describe('matching a message', () => {
  it('[PR16] takes parts of words in any order, case and marks, all of which must be there', () => {
    assert.equal(finds({ words: 'ZURI quo' }), true);
    assert.equal(finds({ words: 'quo zürich  off' }), true);
    assert.equal(finds({ words: 'quo paris' }), false);
    assert.equal(finds({ words: ' ' }), true);
  });

  it('[PR16] takes a phrase only as these words in this order', () => {
    assert.equal(finds({ phrase: 'new york' }), true);
    assert.equal(finds({ phrase: 'york new' }), false);
    assert.equal(finds({ phrase: 'ew york' }), false);
    assert.equal(finds({ phrase: 'new yor' }), false);
    assert.equal(finds({ phrase: 'office the' }), false, 'a title is not the beginning of the text');
    assert.equal(finds({ phrase: '3 m' }), true);
    assert.equal(finds({ phrase: '京都' }, { body: { text: '東京都です', spans: [] } }), true);
    assert.equal(finds({ phrase: 'aa' }, { body: { text: 'aaa aa', spans: [] } }), true, 'the second place counts');
  });

  it('[PR16] takes the authors and the time from, and before, which it was posted', () => {
    assert.equal(finds({ authorIds: ['priya', 'sam'] }), true);
    assert.equal(finds({ authorIds: ['priya'] }), false);
    assert.equal(finds({ authorIds: [] }), false);
    assert.equal(finds({ fromEpochMs: 1_000, toEpochMs: 1_001 }), true);
    assert.equal(finds({ fromEpochMs: 1_001 }), false);
    assert.equal(finds({ toEpochMs: 1_000 }), false);
  });

  it('[PR16] never takes a message that was removed', () => {
    assert.equal(finds({}, { isRedacted: true }), false);
    assert.equal(finds({}), true);
  });
});
