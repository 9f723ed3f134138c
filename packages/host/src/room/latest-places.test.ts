import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LatestPlaces } from './latest-places.ts';

describe('the latest places', () => {
  it('are known, so many at the least, and never twice as many', () => {
    const places = new LatestPlaces<number>(4);
    const known = (): readonly number[] => numbers.filter((number) => places.get(`c${number}`) === number);
    const numbers: number[] = [];
    for (let number = 1; number <= 20; number++) {
      numbers.push(number);
      places.set(`c${number}`, number);
      const latest = known();
      assert.deepEqual(latest, numbers.slice(-latest.length), 'they are the latest');
      assert.ok(latest.length >= Math.min(4, number) && latest.length <= 8, `${latest.length} of ${number}`);
    }
  });
});
