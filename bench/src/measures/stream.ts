import type { BenchPage } from '../bench-page.ts';
import type { CpuMeter } from '../cpu-meter.ts';
import type { Figure } from '../figures.ts';
import { toSpread } from '../statistics.ts';
import { inPairs, pick, WARM_BLOCKS } from './in-pairs.ts';
import { inTurn, type Measure, type Turn } from './stage.ts';
import { toFigure } from './to-figure.ts';

type Pace = 'at-once' | 'one-per-task';

/** A block lasts about this long, so that slow contestants get fewer messages. */
const BLOCK_MS = 150;
const MOST_EVENTS = 10_000;
const LEAST_EVENTS = 500;

/** What one block took, in milliseconds: by the clock, and of each side's main thread. */
interface Block {
  readonly ms: number;
  readonly hostMs: number;
  readonly frameMs: number;
}

type Meters = Readonly<Record<'host' | 'frame', CpuMeter>>;

/** The reference posts each message by itself; contestants do what they do. */
const measureContestant = inTurn('stream', async (turn) => {
  await turn.page.open('reference', 'raw');
  await turn.page.open('contestant', turn.contestant);
  const flooded = await measurePace(turn, 'at-once');
  return [...flooded, ...(await measurePace(turn, 'one-per-task'))];
});

/** Beside the contestants: a raw port with arrays of 100, to show where the end is. */
export const measureStream: Measure = (stage) =>
  measureContestant({ ...stage, contestants: [...stage.contestants, 'raw-arrays'] });

async function measurePace(
  { page, mode, contestant, stage: { isQuick } }: Turn,
  pace: Pace,
): Promise<readonly Figure[]> {
  const meters = await page.meters();
  const count = await chooseCount(page, pace);
  const block = async (side: string): Promise<Block> => {
    await page.call('prepare', side, count);
    return during(meters, () => page.call('stream', side, pace));
  };
  const idle = await measureIdle(page, meters, pace === 'at-once' ? 1 : count);
  // Warm: what is measured is a running add-in.
  await inPairs(isQuick ? 3 : WARM_BLOCKS, block);
  const pairs = await inPairs(isQuick ? 5 : 9, block);
  const of = (measure: string) => ({ measure: `${measure}/${pace}`, mode, contestant });
  const perSecond = pick(pairs, ({ ms }) => count / (ms / 1_000));
  const hostUs = pick(pairs, ({ hostMs }) => ((hostMs - idle) / count) * 1_000);
  const frameUs = pick(pairs, ({ frameMs }) => (frameMs / count) * 1_000);
  return [toFigure(of('stream'), perSecond), toFigure(of('host-busy'), hostUs), toFigure(of('frame-busy'), frameUs)];
}

async function during({ host, frame }: Meters, act: () => Promise<number>): Promise<Block> {
  const hostBeforeMs = await host.readMs();
  const frameBeforeMs = await frame.readMs();
  const ms = await act();
  return { ms, hostMs: (await host.readMs()) - hostBeforeMs, frameMs: (await frame.readMs()) - frameBeforeMs };
}

async function chooseCount(page: BenchPage, pace: Pace): Promise<number> {
  await page.stream('contestant', LEAST_EVENTS, pace);
  const ms = await page.stream('contestant', LEAST_EVENTS, pace);
  return Math.round(Math.min(MOST_EVENTS, Math.max(LEAST_EVENTS, (LEAST_EVENTS * BLOCK_MS) / ms)));
}

/** What the loop of tasks, and asking for it, cost the host by themselves: no contestant's doing. */
async function measureIdle(page: BenchPage, meters: Meters, tasks: number): Promise<number> {
  const timesMs: number[] = [];
  for (let round = 0; round < 5; round++) {
    const { hostMs } = await during(meters, async () => {
      await page.call('idle', tasks);
      return 0;
    });
    timesMs.push(hostMs);
  }
  return toSpread(timesMs).median;
}
