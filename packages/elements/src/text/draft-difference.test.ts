import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDraft, type DraftInput } from '@roompane/protocol';
import { labelFix } from './draft-difference.ts';

const label = (before: DraftInput | string, after: DraftInput | string): string => {
  const [from, to] = [before, after].map((input) =>
    createDraft(typeof input === 'string' ? { body: input } : input, 'k'),
  );
  return labelFix(from!, to!);
};

describe('the label of a fix', () => {
  it('says the one thing that it does', () => {
    assert.equal(label('Sell 8 m', 'Sell 5 m'), 'Change “8 m” to “5 m”');
    assert.equal(label('Sell 8 million', 'Sell 5 million'), 'Change “8” to “5”');
    assert.equal(label('Sell 8 m for Norhaven', 'Sell 8 m'), 'Remove “for Norhaven”');
    assert.equal(label('Sell 8 m', 'Sell 8 m firm'), 'Add “firm”');
    assert.equal(label('Late', { body: 'Late', importance: 'high' }), 'Mark as important');
    assert.equal(label({ body: 'Late', importance: 'high' }, 'Late'), 'Mark as not important');
  });

  it('counts where it does more, or the pieces are long', () => {
    assert.equal(label('Sell 8 m at 1', 'Sell 5 m at 2'), 'Make 2 changes');
    assert.equal(label('Sell', 'Buy according to the rules of the desk'), 'Make 1 change');
    assert.equal(label('Sell', 'Sell'), 'Use the corrected post');
  });
});
