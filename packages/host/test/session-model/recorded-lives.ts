import fc from 'fast-check';
import { type Act, acts } from './acts.ts';
import { recordedSeeds } from './recorded-seeds.ts';

export interface RecordedLife {
  readonly seed: number;
  readonly script: readonly Act[];
}

/** The life that this seed stands for, as long as {@link acts} are what they are. */
export function lifeOf(seed: number): RecordedLife {
  return { seed, script: fc.sample(acts, { seed, numRuns: 1 })[0] ?? [] };
}

/** Lives that are played wherever pages can be, in frames too. `npm run seeds:update` chooses them. */
export const recordedLives: readonly RecordedLife[] = recordedSeeds.map(lifeOf);
