import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import {
  fitTemplate,
  type Json,
  parseManifest,
  type PersonKind,
  type PostedEvent,
  writeValue,
} from '@roompane/protocol';
import { foldRates, type Quotes } from './rates.ts';

const none: Quotes = new Map();
const euro = { pair: 'EUR/USD', bid: 1.08618, ask: 1.08622, changePct: 0.21 };

function posted(data: Json, kind: PersonKind = 'bot'): PostedEvent {
  const message = {
    id: '1',
    kind: 'story',
    importance: 'normal',
    title: 'Rates',
    body: { text: '', spans: [] },
    data,
    author: { id: 'rates', name: 'Rates bot', kind },
    postedAtEpochMs: 0,
    isRedacted: false,
  } as const;
  return { type: 'posted', cursor: '1', message };
}

describe('foldRates', () => {
  it('keeps the newest rate of each pair and the way of its price', () => {
    const first = foldRates(none, posted({ type: 'fx/rates', pairs: [{ ...euro, bid: 1, ask: 1.5 }] }));
    const second = foldRates(first, posted({ type: 'fx/rates', pairs: [{ ...euro, bid: 1.25, ask: 1.75 }] }));
    assert.equal(second.get('EUR/USD')?.bid, 1.25);
    assert.deepEqual(second.get('EUR/USD')?.mids, [1.25, 1.5]);
  });

  it('keeps at most 24 prices of a pair', () => {
    let quotes = none;
    for (let count = 0; count < 30; count++) quotes = foldRates(quotes, posted({ type: 'fx/rates', pairs: [euro] }));
    assert.equal(quotes.get('EUR/USD')?.mids.length, 24);
  });

  for (const [what, data] of [
    ['no data', null],
    ['another type', { type: 'news/flash', pairs: [euro] }],
    ['pairs that are no list', { type: 'fx/rates', pairs: 'EUR/USD' }],
  ] as const) {
    it(`leaves the quotes alone for ${what}`, () => assert.equal(foldRates(none, posted(data)), none));
  }

  it('leaves out a rate that is none, and keeps its neighbours', () => {
    const pairs = [null, { pair: 'GBP/USD', bid: '1.27', ask: 1.28, changePct: 0 }, euro];
    assert.deepEqual([...foldRates(none, posted({ type: 'fx/rates', pairs })).keys()], ['EUR/USD']);
  });

  it('believes bots alone', () => {
    assert.equal(foldRates(none, posted({ type: 'fx/rates', pairs: [euro] }, 'user')), none);
  });
});

describe('the template of the manifest', () => {
  const written = JSON.parse(readFileSync(new URL('../manifest.json', import.meta.url), 'utf8')) as object;
  const [template] = parseManifest({ ...written, entry: 'https://feed.example/' }).templates ?? [];
  assert.ok(template);

  it('draws the prices of a rates bot, each with the digits of its pair', () => {
    const yen = { pair: 'USD/JPY', bid: 151.38, ask: 151.388, changePct: -0.2, decimals: 3 };
    const fitted = fitTemplate(template, { type: 'fx/rates', pairs: [{ ...euro, decimals: 5 }, yen] });
    const texts = fitted?.rows?.rows.map((row) => row.map((value) => value && writeValue(value, 'en').text));
    assert.deepEqual(texts, [
      ['EUR/USD', '1.08618', '1.08622', '+0.21%'],
      ['USD/JPY', '151.380', '151.388', '-0.20%'],
    ]);
  });

  it('leaves a story without prices to its text', () => {
    for (const pairs of [[], [{ pair: 'EUR/USD' }]] as Json[])
      assert.equal(fitTemplate(template, { type: 'fx/rates', pairs }), undefined);
  });
});
