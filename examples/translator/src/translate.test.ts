import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Span } from '@roompane/protocol';
import { DICTIONARY } from './dictionary.ts';
import { translate } from './translate.ts';

const text = (words: string, spans: readonly Span[] = []) => translate({ text: words, spans }, DICTIONARY);

describe('translate', () => {
  it('takes the longest phrase, and keeps what it does not know', () => {
    const { body, known, unknown } = text('Good morning, the market is quiet at Fixing');
    assert.equal(body.text, 'Guten Morgen, der Markt ist ruhig bei Fixing');
    assert.deepEqual([known, unknown], [7, 1]);
  });

  it('leaves code, links and names alone', () => {
    const words = 'Buy the price, Price';
    const { body } = text(words, [
      { type: 'code', offset: 4, length: 9 },
      { type: 'mention', offset: 15, length: 5, target: 'p' },
    ]);
    assert.equal(body.text, 'Kaufe the price, Price');
    assert.deepEqual(
      body.spans.map(({ offset, length }) => body.text.slice(offset, offset + length)),
      ['the price', 'Price'],
    );
  });

  it('knows nothing that is not in its dictionary, whatever it is called', () => {
    assert.equal(text('constructor toString __proto__').known, 0);
  });

  it('gives back what it cannot translate as it was', () => {
    const body = { text: '1.0862 / 8 m', spans: [] };
    assert.deepEqual(translate(body, DICTIONARY), { body, known: 0, unknown: 1 });
  });
});
