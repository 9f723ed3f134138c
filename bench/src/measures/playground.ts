import type { Browser } from 'playwright-core';
import { serveBuiltSite } from '../../../scripts/built-site.mjs';
import type { Figure } from '../figures.ts';
import { toSpread } from '../statistics.ts';
import type { Measure } from './stage.ts';

interface Visit {
  readonly paintMs: number;
  readonly readableMs: number;
}

/** The playground as it is built, on loopback: to its first paint, and to the room's messages. */
export const measurePlayground: Measure = async ({ browser, isQuick, say }) => {
  say('playground');
  const site = await serveBuiltSite();
  const first: Visit[] = [];
  const later: Visit[] = [];
  try {
    for (let round = 0; round < (isQuick ? 3 : 11); round++) {
      const [one, other] = await visitTwice(browser, site.url);
      first.push(one);
      later.push(other);
    }
  } finally {
    await site.close();
  }
  return [...toFigures('first', first), ...toFigures('later', later)];
};

/** By somebody who was never there, whose store is filled then, and who comes back. */
async function visitTwice(browser: Browser, url: string): Promise<readonly [Visit, Visit]> {
  const context = await browser.newContext({ viewport: { width: 1_440, height: 900 } });
  try {
    const page = await context.newPage();
    const visit = async (): Promise<Visit> => {
      await page.goto(url);
      await page.locator('room-messages').getByRole('article').first().waitFor();
      return page.evaluate(() => ({
        paintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
        readableMs: performance.now(),
      }));
    };
    return [await visit(), await visit()];
  } finally {
    await context.close();
  }
}

function toFigures(which: 'first' | 'later', visits: readonly Visit[]): readonly Figure[] {
  const of = { mode: 'cross-site', contestant: 'roompane' } as const;
  return [
    { ...of, measure: `playground/${which}/paint`, value: toSpread(visits.map(({ paintMs }) => paintMs)) },
    { ...of, measure: `playground/${which}/readable`, value: toSpread(visits.map(({ readableMs }) => readableMs)) },
  ];
}
