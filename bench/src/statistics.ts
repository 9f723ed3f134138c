/** What is published of a set of samples. */
export interface Spread {
  readonly median: number;
  /** Quartiles: half of the samples lie between them. */
  readonly low: number;
  readonly high: number;
  readonly samples: number;
}

/** The value below which `share` of the samples lie, between two samples by their distance. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((left, right) => left - right);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new RangeError('No samples');
  return below + (above - below) * (place - Math.floor(place));
}

export function toSpread(samples: readonly number[]): Spread {
  return {
    median: quantile(samples, 0.5),
    low: quantile(samples, 0.25),
    high: quantile(samples, 0.75),
    samples: samples.length,
  };
}

/** Two blocks that ran within milliseconds of each other, so that what the machine did meanwhile falls on both. */
export interface Pair {
  readonly reference: number;
  readonly contestant: number;
}

/** The spread of the pairs' own ratios: a drift of the machine moves both of a pair, and so no ratio. */
export function toRatio(pairs: readonly Pair[]): Spread {
  return toSpread(pairs.map(({ reference, contestant }) => contestant / reference));
}
