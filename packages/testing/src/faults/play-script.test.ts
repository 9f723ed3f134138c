import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { RoompaneError } from '@roompane/protocol';
import { sam, settled } from '../../test/line-stage.ts';
import { ManualClock } from '../manual-clock.ts';
import { playScript, type PlayScriptOptions, type ScriptPlayer } from './play-script.ts';
import { roomScript, type ScriptLine } from './room-script.ts';

const script = roomScript({ seed: 1, people: [sam] });

describe('a script that is played', () => {
  let clock: ManualClock;
  let batches: (readonly ScriptLine[])[];

  beforeEach(() => {
    clock = new ManualClock();
    batches = [];
  });

  function play(options: Partial<PlayScriptOptions> = {}): ScriptPlayer {
    const say = (lines: readonly ScriptLine[]): Promise<void> => {
      batches.push(lines);
      return Promise.resolve();
    };
    return playScript({ script, say, clock, ...options });
  }

  /** Time as it passes for a page: what is said settles in between. */
  async function pass(ms: number, stepMs = 25): Promise<void> {
    for (let passedMs = 0; passedMs < ms; passedMs += stepMs) {
      clock.advance(Math.min(stepMs, ms - passedMs));
      await settled();
    }
  }

  const said = (): readonly ScriptLine[] => batches.flat();

  it('says the lines in order at its rate', async () => {
    const player = play({ ratePerSecond: 3 });
    await pass(10_000);
    const lines = script[Symbol.iterator]();
    const expected = Array.from({ length: 29 }, () => lines.next().value as ScriptLine);
    assert.deepEqual(said().slice(0, 29), expected);
    assert.ok(said().length >= 29 && said().length <= 30, `${said().length} lines`);
    assert.equal(player.counts.said, said().length);
    player.close();
    assert.equal(clock.pending, 0);
  });

  it('says a thousand a second in twenty batches', async () => {
    const player = play({ ratePerSecond: 1_000 });
    await pass(3_000);
    assert.equal(said().length, 3_000);
    assert.equal(batches.length, 60);
    player.close();
  });

  it('takes another rate while it runs; at none it is silent, and owes nothing afterwards', async () => {
    const player = play({ ratePerSecond: 10 });
    await pass(1_000);
    const before = said().length;
    player.ratePerSecond = 0;
    await pass(60_000, 1_000);
    assert.deepEqual([said().length, clock.pending], [before, 0]);
    player.ratePerSecond = 100;
    await pass(1_000);
    assert.equal(said().length, before + 100);
    player.close();
  });

  it('makes up for a sleep by a second’s worth at most', async () => {
    const player = play({ ratePerSecond: 100 });
    clock.advance(0);
    // A tab that slept: the clock is an hour on when its timer comes.
    let sleptMs = 0;
    const now = clock.now.bind(clock);
    clock.now = () => now() + sleptMs;
    sleptMs = 3_600_000;
    await pass(50);
    assert.equal(said().length, 100);
    player.close();
  });

  it('waits for what it says, and says more at once after that', async () => {
    let finish = (): void => undefined;
    const player = play({
      ratePerSecond: 100,
      say: (lines) => {
        batches.push(lines);
        return new Promise<void>((resolve) => (finish = resolve));
      },
    });
    await pass(500);
    assert.deepEqual([batches.length, player.counts.said, clock.pending], [1, 0, 0]);
    finish();
    await settled();
    await pass(50);
    assert.deepEqual([batches.length, batches[1]?.length, player.counts.said], [2, 50, 5]);
    player.close();
  });

  it('floods beside its rate, floods add up, and each says how many it said', async () => {
    const player = play();
    const first = player.flood({ messages: 2_500 });
    const second = player.flood({ messages: 100, ratePerSecond: 10 });
    assert.equal(player.counts.floodDue, 2_600);
    await pass(2_500);
    assert.equal(await first, 2_500);
    await pass(7_500);
    assert.equal(await second, 100);
    assert.deepEqual(player.counts, { said: 2_600, failed: 0, floodDue: 0 });
    assert.equal(new Set(said().map(({ draft }) => draft.key)).size, 2_600);
    assert.equal(clock.pending, 0);
    player.close();
  });

  it('ends a flood by its signal, and all of them by its own end', async () => {
    const player = play();
    const over = new AbortController();
    const one = player.flood({ messages: 1_000, ratePerSecond: 100, signal: over.signal });
    const other = player.flood({ messages: 1_000, ratePerSecond: 100 });
    await pass(1_000);
    over.abort();
    assert.equal(await one, 100);
    player.close();
    assert.equal(await other, 100);
    assert.equal(await player.flood({ messages: 5 }), 0);
    assert.equal(clock.pending, 0);
  });

  it('tells of a failure once, goes on, and tells again after it succeeded', async () => {
    const results = ['fails', 'fails', 'works', 'fails', 'works'];
    const player = play({
      ratePerSecond: 10,
      say: () =>
        results.shift() === 'fails' ? Promise.reject(new RoompaneError('provider/unavailable')) : Promise.resolve(),
    });
    const codes: (string | undefined)[] = [];
    player.addEventListener('failed', () => codes.push(player.error?.code));
    await pass(550);
    assert.deepEqual(codes, ['provider/unavailable', 'provider/unavailable']);
    assert.deepEqual([player.error, player.counts], [undefined, { said: 2, failed: 3, floodDue: 0 }]);
    player.close();
  });

  it('ends with an error that trying again cannot help, and what throws is one', async () => {
    const player = play({
      ratePerSecond: 10,
      say: () => {
        throw new TypeError('a mistake of the caller’s');
      },
    });
    let failures = 0;
    player.addEventListener('failed', () => failures++);
    const flood = player.flood({ messages: 10_000 });
    await pass(5_000);
    assert.deepEqual([player.signal.aborted, failures, player.error?.code, await flood], [true, 1, 'call/failed', 0]);
    assert.equal(clock.pending, 0);
  });

  it('ends where the script ends, by its signal, and twice as once', async () => {
    const lines = script[Symbol.iterator]();
    const three = [0, 1, 2].map(() => lines.next().value as ScriptLine);
    const short = play({ script: three, ratePerSecond: 1_000 });
    await pass(100);
    assert.deepEqual([short.signal.aborted, short.counts.said], [true, 3]);
    short.close();
    const over = new AbortController();
    const player = play({ ratePerSecond: 5, signal: over.signal });
    over.abort();
    assert.equal(player.signal.aborted, true);
    assert.equal(play({ ratePerSecond: 5, signal: over.signal }).signal.aborted, true);
    assert.equal(clock.pending, 0);
  });

  it('tells of each change', async () => {
    const player = play();
    let changes = 0;
    player.addEventListener('changed', () => changes++);
    player.ratePerSecond = 10;
    player.ratePerSecond = 10;
    await pass(100);
    player.close();
    player.close();
    assert.equal(changes, 3);
  });

  it('refuses a rate and a number that are none', () => {
    const player = play();
    for (const rate of [-1, 1_001, Number.NaN]) {
      assert.throws(() => (player.ratePerSecond = rate), { code: 'argument/invalid' });
      assert.throws(() => play({ ratePerSecond: rate }), { code: 'argument/invalid' });
    }
    assert.throws(() => player.flood({ messages: 0 }), { code: 'argument/invalid' });
    assert.throws(() => player.flood({ messages: 1, ratePerSecond: 0 }), { code: 'argument/invalid' });
    player.close();
  });
});
