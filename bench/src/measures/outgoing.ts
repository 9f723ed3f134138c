import { setTimeout as pause } from 'node:timers/promises';
import { type BenchPage, onPage } from '../bench-page.ts';
import type { Figure } from '../figures.ts';
import { quantile, toSpread } from '../statistics.ts';
import type { Measure } from './stage.ts';

/** Add-ins before a post, and what their rows are called. */
const CHAINS = [
  [1, 'one'],
  [10, 'ten'],
] as const;
const COUNTS = [0, 1, 10];
const TIMES_A_BLOCK = 20;
/** Roompane's host answers 200 calls in any second; an add-in is asked for fewer. */
const CALLS_A_BLOCK = 20;
const CALLS_PER_SECOND = 140;

/** The medians of one block of each kind, which ran right after one another. */
interface Block {
  readonly postMs: ReadonlyMap<number, number>;
  readonly rawMs: ReadonlyMap<number, number>;
  readonly callMs: number;
}

/**
 * What an add-in that lets a post pass adds to it, over a room that takes posts at once: beside raw ports over which the
 * draft goes there and back as often, and counted in calls of an add-in.
 */
export const measureOutgoing: Measure = async ({ browser, sites, modes, isQuick, say }) => {
  const figures: Figure[] = [];
  for (const mode of modes) {
    say(`outgoing, ${mode}`);
    const blocks = await onPage(browser, { sites, mode, path: 'outgoing/' }, async (page) => {
      const urls = { addinUrl: sites.frameUrl('roompane-passing'), rawUrl: sites.frameUrl('raw-passing') };
      await page.callOutgoing('open', { ...urls, isOpaque: mode === 'opaque', counts: COUNTS });
      for (let warm = 0; warm < (isQuick ? 1 : 3); warm++) await runBlock(page);
      const measured: Block[] = [];
      for (let round = 0; round < (isQuick ? 5 : 15); round++) measured.push(await runBlock(page));
      return measured;
    });
    const add = (measure: string, read: (block: Block) => number): void => {
      figures.push({ measure, mode, contestant: 'roompane', value: toSpread(blocks.map(read)) });
    };
    add('outgoing/none', ({ postMs }) => at(postMs, 0));
    for (const [count, name] of CHAINS) {
      add(`outgoing/${name}`, (block) => addedMs(block, count));
      add(`outgoing/${name}/raw`, ({ rawMs }) => at(rawMs, count));
      add(`outgoing/${name}/calls`, (block) => (addedMs(block, count) - at(block.rawMs, count)) / block.callMs);
    }
  }
  return figures;
};

const addedMs = ({ postMs }: Block, count: number): number => at(postMs, count) - at(postMs, 0);

function at(times: ReadonlyMap<number, number>, count: number): number {
  const ms = times.get(count);
  if (ms === undefined) throw new Error(`Nothing was measured of ${count}`);
  return ms;
}

async function runBlock(page: BenchPage): Promise<Block> {
  const postMs = new Map<number, number>();
  const rawMs = new Map<number, number>([[0, 0]]);
  for (const count of COUNTS) {
    postMs.set(count, median(await page.callOutgoing('post', count, TIMES_A_BLOCK)));
    if (count > 0) rawMs.set(count, median(await page.callOutgoing('raw', count, TIMES_A_BLOCK)));
  }
  const [callsMs] = await Promise.all([
    page.callOutgoing('calls', CALLS_A_BLOCK),
    pause((CALLS_A_BLOCK / CALLS_PER_SECOND) * 1_000),
  ]);
  return { postMs, rawMs, callMs: median(callsMs) };
}

const median = (timesMs: readonly number[]): number => quantile(timesMs, 0.5);
