import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import Typo from 'typo-js';
import { correct } from './correct.ts';
import { findWords } from './find-words.ts';
import { findMisspellings } from './spelling.ts';

const { resolve } = createRequire(import.meta.url);
const read = (name: string): string => readFileSync(resolve(`typo-js/dictionaries/en_US/en_US.${name}`), 'utf8');
const dictionary = new Typo('en_US', read('aff'), read('dic'));

const toBody = (text: string) => ({ text, spans: [] });
const look = (text: string) =>
  findMisspellings(
    findWords(toBody(text)).map((word) => word.text),
    dictionary,
  );

describe('findWords', () => {
  it('leaves codes, numbers, addresses and names alone', () => {
    const words = findWords(toBody('Sell 8m EURUSD at 1.0862, see https://a.example/wrogn or ask @tom: it’s fine'));
    assert.deepEqual(
      words.map(({ text }) => text),
      ['Sell', 'at', 'see', 'or', 'ask', 'it’s', 'fine'],
    );
  });

  it('leaves code and mentions alone', () => {
    const span = { type: 'code' as const, offset: 0, length: 5 };
    assert.deepEqual(findWords({ text: 'wrogn fine', spans: [span] }), [{ text: 'fine', offset: 6 }]);
  });
});

describe('findMisspellings', () => {
  it('finds what the dictionary does not know, each once, with what was meant', () => {
    assert.deepEqual(look('The price is wrogn tomorow, wrogn'), [
      { word: 'wrogn', meant: 'wrong' },
      { word: 'tomorow', meant: 'tomorrow' },
    ]);
  });

  it('finds nothing in what is right', () => {
    assert.deepEqual(look('Good morning, it’s quiet in London'), []);
  });
});

describe('correct', () => {
  it('writes what was meant, and moves marks along', () => {
    const text = 'Wrogn tomorow';
    const body = { text, spans: [{ type: 'strong' as const, offset: 6, length: 7 }] };
    const { text: corrected, spans } = correct(body, look(text));
    assert.equal(corrected, 'Wrong tomorrow');
    assert.deepEqual(spans, [{ type: 'strong', offset: 6, length: 8 }]);
  });
});
