import type { Figure } from '../figures.ts';
import { type Pair, toRatio, toSpread } from '../statistics.ts';

/** A figure with its ratio to the reference. */
export function toFigure(of: Pick<Figure, 'measure' | 'mode' | 'contestant'>, pairs: readonly Pair[]): Figure {
  return { ...of, value: toSpread(pairs.map(({ contestant }) => contestant)), ratio: toRatio(pairs) };
}
