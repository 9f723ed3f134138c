import { setTimeout as pause } from 'node:timers/promises';
import { quantile } from '../statistics.ts';
import { inPairs, pick } from './in-pairs.ts';
import { inTurn, type Measure } from './stage.ts';
import { toFigure } from './to-figure.ts';

/** Roompane's host answers 200 calls in any second and 64 at a time; everybody is asked at this rate, well below. */
const CALLS_PER_SECOND = 140;
const CALLS_A_BLOCK = 30;
const CALLS_AT_ONCE = 60;
/** 900 calls go ahead unmeasured: only then is what a call goes through compiled for good, and the next thousand cost the same. */
const WARM_BLOCKS = 30;

/** Ends no sooner than its calls may be followed by others: half of the blocks are the other side's. */
async function paced<T>(calls: number, act: () => Promise<T>): Promise<T> {
  const [result] = await Promise.all([act(), pause((calls / CALLS_PER_SECOND / 2) * 1_000)]);
  return result;
}

/**
 * A call is a page of one message: `messages/read-page` with `limit: 1`, the contract's closest to an echo, 400 characters
 * there and back. It is what Roompane's add-in sends, its host checks, and its room answers.
 */
export const measureCalls: Measure = inTurn('calls', async ({ page, mode, contestant, stage: { isQuick } }) => {
  await page.open('reference', 'raw');
  await page.open('contestant', contestant);
  const one = (side: string): Promise<readonly number[]> =>
    paced(CALLS_A_BLOCK, () => page.ask(side, { type: 'calls', count: CALLS_A_BLOCK }));
  const many = (side: string): Promise<number> =>
    paced(CALLS_AT_ONCE, () => page.ask(side, { type: 'calls-at-once', count: CALLS_AT_ONCE }));
  // Warm: what is measured is a running add-in.
  await inPairs(isQuick ? 2 : WARM_BLOCKS, one);
  const ones = await inPairs(isQuick ? 5 : 11, one);
  // The calls of the last second are forgotten.
  await pause(1_000);
  await inPairs(1, many);
  const manies = await inPairs(isQuick ? 3 : 7, many);
  const callUs = pick(ones, (timesMs) => quantile(timesMs, 0.5) * 1_000);
  const perSecond = pick(manies, (ms) => CALLS_AT_ONCE / (ms / 1_000));
  return [
    toFigure({ measure: 'call', mode, contestant }, callUs),
    toFigure({ measure: 'calls-at-once', mode, contestant }, perSecond),
  ];
});
