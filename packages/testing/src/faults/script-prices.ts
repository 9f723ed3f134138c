import type { Random } from './random.ts';

/** What the people of a script talk about. */
export interface Quote {
  readonly pair: string;
  readonly bid: string;
  readonly ask: string;
  /** Millions. */
  readonly size: number;
}

const pairs = [
  { pair: 'EUR/USD', mid: 1.0862, decimals: 4 },
  { pair: 'GBP/USD', mid: 1.2714, decimals: 4 },
  { pair: 'USD/JPY', mid: 151.38, decimals: 2 },
  { pair: 'EUR/GBP', mid: 0.8543, decimals: 4 },
  { pair: 'AUD/USD', mid: 0.6552, decimals: 4 },
] as const;

/** A quote near the usual price, so that a long script stays believable. */
export function createQuote(random: Random): Quote {
  const { pair, mid, decimals } = random.pick(pairs);
  const bid = mid * (1 + (random.next() - 0.5) * 0.004);
  const size = random.pick([1, 1, 2, 2, 3, 5, 8]);
  return { pair, bid: bid.toFixed(decimals), ask: (bid + 2 / 10 ** decimals).toFixed(decimals), size };
}
