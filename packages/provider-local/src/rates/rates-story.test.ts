import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkDraft, type Json, type Message, parseAs, parseDraft } from '@roompane/protocol';
import { createMids, toRates } from './prices.ts';
import { createRatesDraft, parseRates } from './rates-story.ts';

const rates = toRates(createMids());
const atEpochMs = new Date(2025, 10, 18, 10, 41, 5).getTime();

describe('a story of prices', () => {
  it('is a draft that any room takes, and reads without an add-in', () => {
    const draft = createRatesDraft(rates, atEpochMs);
    assert.equal(checkDraft(draft), undefined);
    assert.deepEqual(parseAs(parseDraft, draft, 'call/invalid-params'), draft);
    assert.equal(draft.kind, 'story');
    assert.equal(draft.title, 'Rates 10:41:05');
    assert.match(draft.body.text, /^EUR\/USD 1\.08618 \/ 1\.08622\n[^]*USD\/JPY 151\.382 \/ 151\.390\n/);
  });

  it('gives its prices back', () => {
    const message = { data: createRatesDraft(rates, atEpochMs).data } as Message;
    assert.deepEqual(parseRates(message), rates);
  });

  it('gives none where there are none, and leaves out what is no price', () => {
    const others: readonly (Json | undefined)[] = [undefined, null, 7, [], { type: 'poll' }, { type: 'fx/rates' }];
    for (const data of others) assert.deepEqual(parseRates({ data } as Message), []);
    const broken = [{ pair: 'EUR/USD', bid: 0, ask: 1 }, { pair: 7, bid: 1, ask: 1 }, null, 'EUR/USD'];
    assert.deepEqual(parseRates({ data: { type: 'fx/rates', pairs: broken } } as unknown as Message), []);
  });

  it('has a key that sorts by time', () => {
    const keys = [1, 10, 1_000].map((later) => createRatesDraft(rates, atEpochMs + later).key);
    assert.deepEqual([...keys].sort(), keys);
  });
});
