import { setTimeout as pause } from 'node:timers/promises';
import type { Figure } from '../figures.ts';
import type { Question } from '../page/questions.ts';
import { inPairs, pick, WARM_BLOCKS } from './in-pairs.ts';
import { inTurn, type Measure } from './stage.ts';
import { toFigure } from './to-figure.ts';

const EVENTS = 10_000;
/** The 40 pages of one block stay below Roompane's 200 calls in any second. */
const PAUSE_MS = 220;

const ways = [{ type: 'all' }, { type: 'pages', pageEvents: 256 }] as const satisfies readonly Question[];

/** All of a room of 10,000 messages, by the contestant's fastest way and in pages, one after another. */
export const measureHistory: Measure = inTurn(
  'history',
  async ({ page, mode, contestant, stage: { isQuick } }) => {
    await page.open('reference', 'raw', { events: EVENTS });
    await page.open('contestant', contestant, { events: EVENTS });
    const figures: Figure[] = [];
    for (const way of ways) {
      const block = async (side: string): Promise<number> => {
        await pause(PAUSE_MS);
        const { ms, count } = await page.ask(side, way);
        if (count !== EVENTS) throw new Error(`${contestant} gave ${count} of ${EVENTS} messages`);
        return ms;
      };
      await inPairs(isQuick ? 1 : WARM_BLOCKS, block);
      const pairs = await inPairs(isQuick ? 2 : 7, block);
      const measure = `history/${way.type}`;
      figures.push(
        toFigure(
          { measure, mode, contestant },
          pick(pairs, (ms) => ms),
        ),
      );
    }
    return figures;
  },
  ['cross-site'],
);
