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

  it('[LI4] is measured by the limit of the room, which is never above that of the contract', () => {
    const limits = { messageBytes: 100, storyBytes: 1_000_000 };
    assert.deepEqual(sizeNearLimit('a'.repeat(90), 'regular', limits), { bytes: 90, maxBytes: 100 });
    assert.equal(sizeNearLimit('a'.repeat(30_000), 'story', limits)?.maxBytes, LIMITS.storyBytes);
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
