import { onPage } from '../bench-page.ts';
import type { Figure } from '../figures.ts';
import { toSpread } from '../statistics.ts';
import type { Measure } from './stage.ts';

/** The largest batch that Roompane's host sends in a flood and at one message a task. Its own promise, so nobody else's. */
export const measureBatches: Measure = async ({ browser, sites, say }) => {
  say('batches');
  const mode = 'cross-site';
  return onPage(browser, { sites, mode }, async (page) => {
    await page.call('watchBatches');
    await page.open('contestant', 'roompane');
    for (const pace of ['at-once', 'one-per-task', 'at-once'] as const) await page.stream('contestant', 10_000, pace);
    const { events, chars } = await page.call('largestBatch');
    const of = (measure: string, value: number): Figure => ({
      measure,
      mode,
      contestant: 'roompane',
      value: toSpread([value]),
    });
    return [of('batch-events', events), of('batch-chars', chars)];
  });
};
