import type { Pair } from '../statistics.ts';

/**
 * Blocks of up to 10,000 events that go ahead unmeasured. What reads a stream is compiled for good in the seventh, what sends
 * it in the tenth or so; from then on they cost the same.
 */
export const WARM_BLOCKS = 12;

/** The reference's stand and the contestant's, beside each other in one page. */
export type Side = 'reference' | 'contestant';

/**
 * Runs `block` on both sides `rounds` times, one right after the other, and begins with the other side each time, so that
 * being first is nobody's advantage.
 */
export async function inPairs<T>(
  rounds: number,
  block: (side: Side) => Promise<T>,
): Promise<readonly Readonly<Record<Side, T>>[]> {
  const pairs: Readonly<Record<Side, T>>[] = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) {
      const reference = await block('reference');
      pairs.push({ reference, contestant: await block('contestant') });
    } else {
      const contestant = await block('contestant');
      pairs.push({ contestant, reference: await block('reference') });
    }
  }
  return pairs;
}

/** One number of each side's result. */
export function pick<T>(pairs: readonly Readonly<Record<Side, T>>[], read: (result: T) => number): readonly Pair[] {
  return pairs.map(({ reference, contestant }) => ({ reference: read(reference), contestant: read(contestant) }));
}
