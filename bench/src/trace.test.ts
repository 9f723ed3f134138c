import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { frameCostsMs, taskTimesMs, type TraceEvent } from './trace.ts';

const event = (name: string, ts: number, dur = 0): TraceEvent => ({ name, ph: 'X', pid: 1, tid: 1, ts, dur });
const mark = event('mark', 0);

describe('a trace', () => {
  it('gives the tasks of the marked thread alone', () => {
    const trace = [
      mark,
      event('RunTask', 10, 2_000),
      { ...event('RunTask', 10, 9_000), pid: 2 },
      event('Layout', 20, 5_000),
    ];
    assert.deepEqual(taskTimesMs(trace, 'mark'), [2]);
  });

  it('gives what each frame cost up to its commit, and leaves the last out, which has none', () => {
    const frames = [16_000, 32_000].map((ts) => event('Commit', ts));
    const work = [event('FunctionCall', 1_000, 2_000), event('Layout', 5_000, 1_000), event('Layout', 17_000, 4_000)];
    assert.deepEqual(frameCostsMs([mark, ...frames, ...work, event('Layout', 40_000, 9_000)], 'mark'), [3, 4]);
  });

  it('counts work within work once', () => {
    const work = [
      event('FunctionCall', 1_000, 4_000),
      event('Layout', 2_000, 1_000),
      event('RunMicrotasks', 4_000, 2_000),
    ];
    assert.deepEqual(frameCostsMs([mark, ...work, event('Commit', 16_000)], 'mark'), [5]);
  });

  it('says so when nothing was marked', () => {
    assert.throws(() => taskTimesMs([], 'mark'), /no mark/);
    assert.throws(() => frameCostsMs([], 'mark'), /no mark/);
    assert.throws(() => frameCostsMs([mark], 'mark'), /no frames/);
  });
});
