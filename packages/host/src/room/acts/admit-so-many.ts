import { LIMITS, RoompaneError } from '@roompane/protocol';
import type { Asker } from './act.ts';

/**
 * Lets each add-in have so many under way at a time; the page is not counted. Call what it gives when one is over.
 * It throws `limit/exceeded`. @spec SE5 FI4
 */
export function admitSoMany(limit: 'searches' | 'downloads'): (asker: Asker) => () => void {
  const underWay = new WeakMap<Asker, number>();
  const max = LIMITS[limit];
  return (asker) => {
    if (asker.isPage) return () => undefined;
    const count = underWay.get(asker) ?? 0;
    if (count >= max) throw new RoompaneError('limit/exceeded', { data: { limit, max } });
    underWay.set(asker, count + 1);
    return () => void underWay.set(asker, (underWay.get(asker) ?? 1) - 1);
  };
}
