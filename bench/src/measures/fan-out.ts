import { inPairs, pick } from './in-pairs.ts';
import { inTurn, type Measure } from './stage.ts';
import { toFigure } from './to-figure.ts';

const FRAMES = 16;
const BLOCK_MS = 250;
const LEAST_EVENTS = 50;
const MOST_EVENTS = 4_000;

/** One flooded stream to 16 frames of one site. */
export const measureFanOut: Measure = inTurn(
  'fan-out',
  async ({ page, mode, contestant, stage: { isQuick } }) => {
    await page.open('reference', 'raw', { frames: FRAMES });
    await page.open('contestant', contestant, { frames: FRAMES });
    await page.stream('contestant', LEAST_EVENTS, 'at-once');
    const trialMs = await page.stream('contestant', LEAST_EVENTS, 'at-once');
    const wanted = (LEAST_EVENTS * BLOCK_MS) / trialMs;
    const count = Math.round(Math.min(MOST_EVENTS, Math.max(LEAST_EVENTS, wanted)));
    const block = (side: string): Promise<number> => page.stream(side, count, 'at-once');
    await inPairs(isQuick ? 1 : 3, block);
    const pairs = await inPairs(isQuick ? 3 : 7, block);
    return [
      toFigure(
        { measure: 'fan-out', mode, contestant },
        pick(pairs, (ms) => count / (ms / 1_000)),
      ),
    ];
  },
  ['cross-site'],
);
