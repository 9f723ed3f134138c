import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createMids, fromRates, type Mids, stepMids, toRates } from './prices.ts';
import { createRandom } from './random.ts';

function walk(steps: number, seed: number): Mids {
  const random = createRandom(seed);
  let mids = createMids();
  for (let step = 0; step < steps; step++) mids = stepMids(mids, random);
  return mids;
}

describe('the prices of the demo', () => {
  it('start where the desk is', () => {
    assert.deepEqual(toRates(createMids()), [
      { pair: 'EUR/USD', bid: 1.08618, ask: 1.08622, decimals: 5, changePct: 0.21 },
      { pair: 'GBP/USD', bid: 1.27142, ask: 1.27149, decimals: 5, changePct: 0.34 },
      { pair: 'USD/JPY', bid: 151.382, ask: 151.39, decimals: 3, changePct: -0.18 },
      { pair: 'AUD/USD', bid: 0.65526, ask: 0.65531, decimals: 5, changePct: 0.05 },
      { pair: 'USD/CHF', bid: 0.90273, ask: 0.9028, decimals: 5, changePct: -0.27 },
      { pair: 'EUR/GBP', bid: 0.85427, ask: 0.85434, decimals: 5, changePct: -0.12 },
    ]);
  });

  it('walk the same way from the same seed, another way from another', () => {
    assert.deepEqual(walk(50, 7), walk(50, 7));
    assert.notDeepEqual(walk(50, 7), walk(50, 8));
  });

  it('move, and stay believable for days', () => {
    const start = toRates(createMids());
    const end = toRates(walk(50_000, 3));
    for (const [index, { pair, bid, ask, changePct }] of end.entries()) {
      const { bid: startBid = 0 } = start[index] ?? {};
      assert.notEqual(bid, startBid, `${pair} has moved`);
      assert.ok(Math.abs(bid / startBid - 1) < 0.005, `${pair} at ${bid}`);
      assert.ok(ask > bid && Math.abs(changePct) < 1, `${pair}: ${bid} ${ask} ${changePct}`);
    }
  });

  it('keep the cross at what its two legs say', () => {
    const rates = new Map(toRates(walk(200, 5)).map((rate) => [rate.pair, rate]));
    const mid = (pair: string): number => ((rates.get(pair)?.bid ?? 0) + (rates.get(pair)?.ask ?? 0)) / 2;
    assert.ok(Math.abs(mid('EUR/GBP') - mid('EUR/USD') / mid('GBP/USD')) < 0.00001);
  });

  it('go on from what was posted', () => {
    const posted = toRates(walk(20, 9));
    assert.deepEqual(toRates(fromRates(posted)).slice(0, 5), posted.slice(0, 5));
  });
});
