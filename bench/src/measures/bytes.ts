import { MODES } from '../figures.ts';
import { measureBytes } from '../pages.ts';
import { toSpread } from '../statistics.ts';
import type { Measure } from './stage.ts';

/** What a contestant puts into an add-in’s bundle. */
export const measureClientBytes: Measure = async ({ contestants, say }) => {
  say('bytes');
  return Promise.all(
    contestants.map(async (contestant) => {
      const value = toSpread([await measureBytes(contestant)]);
      return { measure: 'bytes', mode: MODES[0] ?? 'cross-site', contestant, value };
    }),
  );
};
