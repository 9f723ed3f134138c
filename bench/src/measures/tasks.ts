import { toSpread } from '../statistics.ts';
import { taskTimesMs, traceDuring } from '../trace.ts';
import { inTurn, type Measure } from './stage.ts';

const MOST_EVENTS = 10_000;
const LEAST_EVENTS = 1_000;
const BLOCK_MS = 300;

/** The longest task of the frame’s main thread in a flood, from a trace: of each block the longest, of the blocks the median. */
export const measureTasks: Measure = inTurn('longest task', async ({ page, mode, contestant, stage }) => {
  await page.open('contestant', contestant);
  for (let round = 0; round < 3; round++) await page.stream('contestant', LEAST_EVENTS, 'at-once');
  const trialMs = await page.stream('contestant', LEAST_EVENTS, 'at-once');
  const count = Math.round(Math.min(MOST_EVENTS, Math.max(LEAST_EVENTS, (LEAST_EVENTS * BLOCK_MS) / trialMs)));
  const longestMs: number[] = [];
  for (let round = 0; round < (stage.isQuick ? 2 : 3); round++) {
    await page.call('prepare', 'contestant', count);
    const trace = await traceDuring(stage.browser, 'tasks', async () => {
      await page.ask('contestant', { type: 'mark' });
      await page.call('stream', 'contestant', 'at-once');
    });
    longestMs.push(Math.max(...taskTimesMs(trace, 'bench/frame')));
  }
  return [{ measure: 'longest-task', mode, contestant, value: toSpread(longestMs) }];
});
