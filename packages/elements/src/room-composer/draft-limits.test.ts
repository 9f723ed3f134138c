import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkDraft, createDraft, type DraftInput, LIMITS } from '@roompane/protocol';
import { problemWords, sizeNearLimit } from './draft-limits.ts';

const problem = (input: DraftInput): string => {
  const error = checkDraft(createDraft(input, 'k'));
  assert.ok(error);
  return problemWords(error);
};

describe('the size of a draft', () => {
  it('is told near the limit alone', () => {
    assert.equal(sizeNearLimit('short', 'regular'), undefined);
    assert.equal(sizeNearLimit('a'.repeat(6_000), 'regular'), undefined);
    assert.deepEqual(sizeNearLimit('a'.repeat(7_000), 'regular'), { bytes: 7_000, maxBytes: LIMITS.messageBytes });
    assert.equal(sizeNearLimit('a'.repeat(7_000), 'story'), undefined);
  });

  it('counts bytes, not characters', () => {
    assert.deepEqual(sizeNearLimit('日'.repeat(2_500), 'regular'), { bytes: 7_500, maxBytes: LIMITS.messageBytes });
  });
});

describe('what is wrong with a draft, in words', () => {
  it('[LI4] says by how much it is too long', () => {
    assert.equal(problem({ body: 'a'.repeat(LIMITS.messageBytes + 12) }), '12 bytes too long');
  });

  it('says what is missing', () => {
    assert.equal(problem({ body: 'text', kind: 'story' }), 'A story needs a title');
    assert.equal(problem({ body: '  ' }), 'Write something first');
  });
});
