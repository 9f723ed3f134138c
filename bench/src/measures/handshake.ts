import { type BenchPage, onPage } from '../bench-page.ts';
import type { Figure } from '../figures.ts';
import type { Measure } from './stage.ts';
import { toFigure } from './to-figure.ts';

type Times = ReadonlyMap<string, readonly number[]>;

/**
 * From the frame's address to the first result, told by one window message, as a bare frame tells that it runs. A frame of
 * the same site stays open, so that no process is started meanwhile: its time is the browser's, and hides the rest.
 */
export const measureHandshake: Measure = async ({ browser, sites, modes, contestants, isQuick, say }) => {
  const figures: Figure[] = [];
  for (const mode of modes) {
    say(`handshake, ${mode}`);
    const times = await onPage(browser, { sites, mode }, (page) =>
      shakeHands(page, ['bare', ...contestants], isQuick ? 5 : 21),
    );
    const reference = times.get('reference') ?? [];
    for (const contestant of ['bare', ...contestants]) {
      const pairs = (times.get(contestant) ?? []).map((ms, round) => ({
        contestant: ms,
        reference: reference[round] ?? NaN,
      }));
      figures.push(toFigure({ measure: 'handshake', mode, contestant }, pairs));
    }
  }
  return figures;
};

/** Rounds of one load each, of which another begins each round. */
async function shakeHands(page: BenchPage, names: readonly string[], rounds: number): Promise<Times> {
  await page.open('keeper', 'raw');
  const all = ['reference', ...names];
  const times = new Map(all.map((name) => [name, [] as number[]]));
  for (let round = -2; round < rounds; round++) {
    const first = Math.max(round, 0) % all.length;
    for (const name of [...all.slice(first), ...all.slice(0, first)]) {
      const ms = await page.call('shakeHands', page.at(name === 'reference' ? 'raw' : name));
      // The first rounds fill the browser's caches.
      if (round >= 0) times.get(name)?.push(ms);
    }
  }
  return times;
}
