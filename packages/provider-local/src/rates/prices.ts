/** One pair's price, as a story's `data` has it. */
export interface Rate {
  readonly pair: string;
  readonly bid: number;
  readonly ask: number;
  /** Digits behind the point in which the pair is quoted. */
  readonly decimals: number;
  /** Against the session's open, in per cent, two decimals. */
  readonly changePct: number;
}

/** A pair's price without what is said of it: what older stories have. */
export type Quote = Pick<Rate, 'pair' | 'bid' | 'ask'>;

interface Pair {
  readonly pair: string;
  /** Where the price likes to be. */
  readonly home: number;
  readonly open: number;
  readonly decimals: number;
  /** In units of the last decimal. */
  readonly spread: number;
}

const eurUsd: Pair = { pair: 'EUR/USD', home: 1.0862, open: 1.08392, decimals: 5, spread: 4 };
const gbpUsd: Pair = { pair: 'GBP/USD', home: 1.27145, open: 1.26714, decimals: 5, spread: 7 };
const eurGbp: Pair = { pair: 'EUR/GBP', home: 0.8543, open: 0.85533, decimals: 5, spread: 7 };

const freePairs: readonly Pair[] = [
  eurUsd,
  gbpUsd,
  { pair: 'USD/JPY', home: 151.386, open: 151.659, decimals: 3, spread: 8 },
  { pair: 'AUD/USD', home: 0.65528, open: 0.65495, decimals: 5, spread: 5 },
  { pair: 'USD/CHF', home: 0.90276, open: 0.90521, decimals: 5, spread: 7 },
];

/** Mid prices by pair, those of the free pairs alone: EUR/GBP follows from two of them. */
export type Mids = ReadonlyMap<string, number>;

export function createMids(): Mids {
  return new Map(freePairs.map(({ pair, home }) => [pair, home]));
}

/** One step of the walk: up to three pips of chance, and a light pull towards home, so that a long day stays believable. */
export function stepMids(mids: Mids, random: () => number): Mids {
  return new Map(
    freePairs.map(({ pair, home }) => {
      const mid = mids.get(pair) ?? home;
      const chance = (random() - 0.5) * 0.00006 * home;
      return [pair, mid + chance + (home - mid) * 0.02];
    }),
  );
}

/** The prices that a desk would show, six pairs in the order of trade. */
export function toRates(mids: Mids): readonly Rate[] {
  const midOf = ({ pair, home }: Pair): number => mids.get(pair) ?? home;
  const rates = freePairs.map((each) => toRate(each, midOf(each)));
  return [...rates, toRate(eurGbp, midOf(eurUsd) / midOf(gbpUsd))];
}

/** Goes on from prices that were posted. Pairs it does not know, and what is no price, are left out. */
export function fromRates(rates: readonly Quote[]): Mids {
  return new Map(rates.map(({ pair, bid, ask }) => [pair, (bid + ask) / 2]));
}

function toRate({ pair, open, decimals, spread }: Pair, mid: number): Rate {
  const scale = 10 ** decimals;
  const bid = Math.round(mid * scale - spread / 2);
  const changePct = Math.round((mid / open - 1) * 10_000) / 100;
  return { pair, bid: bid / scale, ask: (bid + spread) / scale, decimals, changePct };
}

/** Prices as pairs are quoted: `1.08618 / 1.08622`. */
export function formatRate({ pair, bid, ask, decimals }: Rate): string {
  return `${pair} ${bid.toFixed(decimals)} / ${ask.toFixed(decimals)}`;
}
