import { type BenchPage, onPage } from '../bench-page.ts';
import type { Figure } from '../figures.ts';
import { quantile, toSpread } from '../statistics.ts';
import { frameCostsMs, type TraceEvent, traceDuring, type TraceTime } from '../trace.ts';
import type { Measure } from './stage.ts';

/** Each a trace. */
const RUNS = 3;
const STEP_PX = 240;
const PER_SECOND = 1_000;
/** Of script, style and layout, so that half of a frame of the screen is left. */
const MOST_MS = 8;

/** `<room-messages>` over a room of 100,000: script, style and layout of each frame, and how large its document is. */
export const measureList: Measure = async ({ browser, sites, isQuick, say }) => {
  say('list');
  return onPage(browser, { sites, mode: 'cross-site', path: 'list/' }, async (page) => {
    await page.callList('show');
    const frames = isQuick ? 60 : 180;
    const elements = [await page.callList('countElements')];
    await page.callList('scroll', 30, STEP_PX);
    const scrolled: (readonly TraceEvent[])[] = [];
    for (let run = 0; run < RUNS; run++) scrolled.push(await traceDuring(browser, 'work', () => fling(page, frames)));
    elements.push(await page.callList('countElements'));
    const received = await traceDuring(browser, 'work', async () => {
      await page.callList('mark');
      await page.callList('receive', frames, PER_SECOND);
    });
    elements.push(await page.callList('countElements'));
    return [
      ...scrollFigures('list/scroll', scrolled, 'processor'),
      ...scrollFigures('list/scroll/clock', scrolled, 'clock'),
      figure('list/arrive', frameCostsMs(received, 'bench/page', 'processor')),
      figure('list/nodes', elements),
    ];
  });
};

async function fling(page: BenchPage, frames: number): Promise<void> {
  await page.callList('mark');
  const wayPx = await page.callList('scroll', frames, STEP_PX);
  if (wayPx < (frames * STEP_PX) / 2) throw new Error(`The list scrolled ${wayPx} px of ${frames * STEP_PX}.`);
}

/** By the processor's time of the page's thread, which the machine's other work does not lengthen, or by the clock. */
function scrollFigures(
  measure: string,
  traces: readonly (readonly TraceEvent[])[],
  time: TraceTime,
): readonly Figure[] {
  const runs = traces.map((trace) => frameCostsMs(trace, 'bench/page', time));
  const frames = runs.flat();
  return [
    figure(measure, frames),
    figure(
      `${measure}-95`,
      runs.map((costsMs) => quantile(costsMs, 0.95)),
    ),
    figure(`${measure}-longest`, [Math.max(...frames)]),
    figure(`${measure}-over`, [frames.filter((costMs) => costMs > MOST_MS).length]),
  ];
}

function figure(measure: string, samples: readonly number[]): Figure {
  return { measure, mode: 'cross-site', contestant: 'roompane', value: toSpread(samples) };
}
