import { onPage } from '../bench-page.ts';
import type { Figure } from '../figures.ts';
import { quantile, toSpread } from '../statistics.ts';
import { frameCostsMs, traceDuring } from '../trace.ts';
import type { Measure } from './stage.ts';

const MESSAGES = 100_000;
/** Each a trace. */
const RUNS = 3;
const STEP_PX = 240;
const PER_SECOND = 1_000;

/** `<room-messages>` over a room of 100,000: script, style and layout of each frame, and how large its document is. */
export const measureList: Measure = async ({ browser, sites, isQuick, say }) => {
  const mode = 'cross-site';
  const figure = (measure: string, samples: readonly number[]): Figure => ({
    measure,
    mode,
    contestant: 'roompane',
    value: toSpread(samples),
  });
  say('list');
  return onPage(browser, { sites, mode, path: 'list/' }, async (page) => {
    await page.callList('show', MESSAGES);
    const frames = isQuick ? 60 : 180;
    const elements = [await page.callList('countElements')];
    await page.callList('scroll', 30, STEP_PX);
    const scrolledMs: (readonly number[])[] = [];
    for (let run = 0; run < RUNS; run++) {
      let wayPx = 0;
      const trace = await traceDuring(browser, async () => {
        await page.callList('mark');
        wayPx = await page.callList('scroll', frames, STEP_PX);
      });
      if (wayPx < (frames * STEP_PX) / 2) throw new Error(`The list scrolled ${wayPx} px of ${frames * STEP_PX}.`);
      scrolledMs.push(frameCostsMs(trace, 'bench/page'));
    }
    elements.push(await page.callList('countElements'));
    const received = await traceDuring(browser, async () => {
      await page.callList('mark');
      await page.callList('receive', frames, PER_SECOND);
    });
    elements.push(await page.callList('countElements'));
    return [
      figure('list/scroll', scrolledMs.flat()),
      figure(
        'list/scroll-95',
        scrolledMs.map((costsMs) => quantile(costsMs, 0.95)),
      ),
      figure('list/arrive', frameCostsMs(received, 'bench/page')),
      figure('list/nodes', elements),
    ];
  });
};
