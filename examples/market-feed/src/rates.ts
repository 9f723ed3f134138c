import type { LiveEvent } from '@roompane/addin';

/** What a rates bot codes into `data` of its stories, `{ type: 'fx/rates', pairs: […] }`, and the mids up to now. */
export interface Quote {
  readonly pair: string;
  readonly bid: number;
  readonly ask: number;
  readonly changePct: number;
  /** Oldest first. */
  readonly mids: readonly number[];
}

export type Quotes = ReadonlyMap<string, Quote>;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isRate = (value: unknown): value is Omit<Quote, 'mids'> =>
  isObject(value) &&
  typeof value['pair'] === 'string' &&
  ['bid', 'ask', 'changePct'].every((name) => Number.isFinite(value[name]));

/** The quotes after one event of the room. What is no story of rates by a bot changes nothing. */
export function foldRates(quotes: Quotes, event: LiveEvent): Quotes {
  if (event.type !== 'posted' || event.message.author.kind !== 'bot') return quotes;
  const data: unknown = event.message.data;
  if (!isObject(data) || data['type'] !== 'fx/rates' || !Array.isArray(data['pairs'])) return quotes;
  const next = new Map(quotes);
  for (const rate of data['pairs'].filter(isRate)) {
    const mids = [...(next.get(rate.pair)?.mids ?? []), (rate.bid + rate.ask) / 2].slice(-24);
    next.set(rate.pair, { ...rate, mids });
  }
  return next;
}
