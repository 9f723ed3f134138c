import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Body, createDraft } from '@roompane/protocol';
import { checkDraft } from './check-draft.ts';

const check = (body: string | Body, limitM = 5) => checkDraft(createDraft({ body }, 'key'), limitM);

describe('checkDraft', () => {
  it('stops an amount over the limit and offers the limit', () => {
    const finding = check('Sell 8 m EUR/USD at 1.0862, London close');
    assert.equal(finding.type, 'over-limit');
    assert.ok(finding.type === 'over-limit');
    assert.equal(finding.reason, '8 m is over the desk limit of 5 m.');
    assert.equal(finding.draft.body.text, 'Sell 5 m EUR/USD at 1.0862, London close');
    assert.equal(check(finding.draft.body).type, 'fine', 'the fix itself passes');
  });

  for (const [text, amount] of [
    ['bid 5.5m eurusd', '5.5'],
    ['Offer 8,000,000 EUR/USD', '8'],
    ['Buy 9000 k GBP/USD', '9'],
    ['Buy 0.2 bn USD/JPY', '200'],
    ['Sell 6 mio AUD/USD and buy 7 million NZD/USD', '7'],
  ] as const) {
    it(`reads the amount of “${text}”`, () => {
      const finding = check(text);
      assert.ok(finding.type === 'over-limit');
      assert.equal(finding.reason, `${amount} m is over the desk limit of 5 m.`);
    });
  }

  for (const text of [
    'Bid 5 m EUR/USD at 1.0861',
    'Can do 2 at 1.0862.',
    'The vendor feed runs 40 seconds late.',
    'The seller wants 80 m in Euro, usd later',
    'Sell 100 copies of the report',
  ]) {
    it(`lets “${text}” pass`, () => assert.deepEqual(check(text), { type: 'fine' }));
  }

  it('corrects pairs and minutes and says how', () => {
    const finding = check('Bid 3 m EURUSD at 1.0861, good for 1 min');
    assert.ok(finding.type === 'correctable');
    assert.equal(finding.draft.body.text, 'Bid 3 m EUR/USD at 1.0861, good for one minute');
    assert.equal(finding.reason, 'Wrote one minute for 1 min, EUR/USD for EURUSD.');
  });

  it('moves the spans with the words', () => {
    const text = 'Bid 3 m EURUSD for 1 min, Marco';
    const finding = check({
      text,
      spans: [
        { type: 'strong', offset: 0, length: 14 },
        { type: 'mention', offset: text.indexOf('Marco'), length: 5 },
      ],
    });
    assert.ok(finding.type === 'correctable');
    const { body } = finding.draft;
    assert.deepEqual(
      body.spans.map(({ offset, length }) => body.text.slice(offset, offset + length)),
      ['Bid 3 m EUR/USD', 'Marco'],
    );
  });

  it('looks at the title of a story too', () => {
    const finding = checkDraft(createDraft({ title: 'Sell 8 m EUR/USD', body: 'London close' }, 'key'), 5);
    assert.ok(finding.type === 'over-limit');
    assert.equal(finding.draft.title, 'Sell 5 m EUR/USD');
    assert.equal(finding.draft.key, 'key');
  });

  it('obeys another limit', () => {
    assert.equal(check('Sell 8 m EUR/USD', 10).type, 'fine');
    assert.equal(check('Sell 8 m EUR/USD', 0.5).type, 'over-limit');
  });
});
