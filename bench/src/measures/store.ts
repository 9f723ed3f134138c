import { type BenchPage, onPage } from '../bench-page.ts';
import type { Figure } from '../figures.ts';
import { toSpread } from '../statistics.ts';
import type { Measure } from './stage.ts';

const SIZES = [1_000, 10_000, 100_000];

/** provider-local over the browser's IndexedDB, under a joined room of the host. */
export const measureStore: Measure = async ({ browser, sites, isQuick, say }) => {
  const mode = 'cross-site';
  const figures: Figure[] = [];
  for (const size of isQuick ? SIZES.slice(0, 2) : SIZES) {
    say(`store, ${size}`);
    const times = await onPage(browser, { sites, mode, path: 'store/' }, (page) =>
      measure(page, size, isQuick ? 11 : 31),
    );
    for (const [act, timesMs] of times) {
      const name = `store/${size.toLocaleString('en')}/${act}`;
      figures.push({ measure: name, mode, contestant: 'roompane', value: toSpread(timesMs) });
    }
  }
  return figures;
};

async function measure(page: BenchPage, size: number, rounds: number): Promise<ReadonlyMap<string, readonly number[]>> {
  await page.callStore('seed', size);
  const acts = {
    newest: () => page.callStore('newest'),
    anywhere: (round: number) => page.callStore('anywhere', ((round * 7) % rounds) / rounds),
    unread: (round: number) => page.callStore('unread', round / rounds),
    post: () => page.callStore('post'),
    join: () => page.callStore('join'),
  };
  const times = new Map<string, readonly number[]>();
  for (const [name, act] of Object.entries(acts)) {
    await act(0);
    const timesMs: number[] = [];
    for (let round = 1; round <= rounds; round++) timesMs.push(await act(round));
    times.set(name, timesMs);
  }
  return times;
}
