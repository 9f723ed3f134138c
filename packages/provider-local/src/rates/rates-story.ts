import { createDraft, type Draft, type Message } from '@roompane/protocol';
import type { Retention } from '../retention.ts';
import { formatRate, type Quote, type Rate } from './prices.ts';

const RATES_TYPE = 'fx/rates';

/** An hour of stories at the default rate. */
export const RATES_RETENTION: Retention = { keyPrefix: 'rates-', keptPosts: 720 };

/**
 * The prices of one moment as a coded story: `data` for add-ins, the text for people who read the room without one.
 * The title's time is the browser's own.
 */
export function createRatesDraft(rates: readonly Rate[], atEpochMs: number): Draft {
  const time = new Date(atEpochMs).toLocaleTimeString('en-GB', { hourCycle: 'h23' });
  return createDraft(
    {
      title: `Rates ${time}`,
      body: rates.map(formatRate).join('\n'),
      data: { type: RATES_TYPE, pairs: rates.map((rate) => ({ ...rate })) },
    },
    // Thirteen digits until the year 2286: the keys sort by time, which retention needs.
    `${RATES_RETENTION.keyPrefix}${atEpochMs}`,
  );
}

/** The prices of a message, none where it has none. */
export function parseRates({ data }: Message): readonly Quote[] {
  if (!isObject(data) || data['type'] !== RATES_TYPE || !Array.isArray(data['pairs'])) return [];
  return data['pairs'].filter(isRate);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRate(value: unknown): value is Quote {
  if (!isObject(value)) return false;
  const prices = [value['bid'], value['ask']];
  return typeof value['pair'] === 'string' && prices.every((price) => Number.isFinite(price) && Number(price) > 0);
}
