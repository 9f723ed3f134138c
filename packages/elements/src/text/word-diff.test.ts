import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { countChanges, diffWords } from './word-diff.ts';

const write = (before: string, after: string): string =>
  diffWords(before, after)
    .map(({ type, text }) => (type === 'same' ? text : type === 'removed' ? `[-${text}-]` : `[+${text}+]`))
    .join('');

describe('diffWords', () => {
  it('says nothing of texts that are the same', () => {
    assert.deepEqual(diffWords('as it was', 'as it was'), [{ type: 'same', text: 'as it was' }]);
    assert.deepEqual(diffWords('', ''), []);
  });

  it('tells whole words, and what came in their place', () => {
    assert.equal(write('Sell 8 m', 'Sell 5 m'), 'Sell [-8-][+5+] m');
  });

  it('reads neighbouring words as one phrase', () => {
    const before = 'Bid at 1.0861 for Norhaven, good for 1 min.';
    const after = 'Bid at 1.0861, good for one minute.';
    assert.equal(write(before, after), 'Bid at 1.0861[- for Norhaven-], good for [-1 min-][+one minute+].');
    assert.equal(countChanges(diffWords(before, after)), 2);
  });

  it('gives both texts back, whatever they are', () => {
    const words = fc.array(fc.constantFrom('a', 'b', ' ', '  ', '\n', '.', '8', 'm', 'é', '日本', '🙂'), {
      maxLength: 20,
    });
    const join = (type: 'removed' | 'added', parts: ReturnType<typeof diffWords>): string =>
      parts
        .filter((part) => part.type === 'same' || part.type === type)
        .map(({ text }) => text)
        .join('');
    fc.assert(
      fc.property(words, words, (some, others) => {
        const [before, after] = [some.join(''), others.join('')];
        const parts = diffWords(before, after);
        assert.equal(join('removed', parts), before);
        assert.equal(join('added', parts), after);
      }),
    );
  });

  it('stops comparing texts that have nothing in common', () => {
    const before = Array.from({ length: 3_000 }, (_, index) => `a${index}`).join(' ');
    const after = Array.from({ length: 3_000 }, (_, index) => `b${index}`).join(' ');
    assert.deepEqual(
      diffWords(before, after).map(({ type }) => type),
      ['removed', 'added'],
    );
  });
});
