import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { frameCostsMs, taskTimesMs, type TraceEvent } from './trace.ts';

/** The thread has had half of the clock's time. */
const event = (name: string, ts: number, dur = 0): TraceEvent => ({
  ...{ name, ph: 'X', pid: 1, tid: 1, ts, dur },
  ...{ tts: ts / 2, tdur: dur / 2 },
});
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

  it('gives what each frame cost up to its end, and leaves the last out, which has none', () => {
    const frames = [16_000, 32_000].map((ts) => event('Layerize', ts));
    const work = [event('FunctionCall', 1_000, 2_000), event('Layout', 5_000, 1_000), event('Layout', 17_000, 4_000)];
    const trace = [mark, ...frames, ...work, event('Layout', 40_000, 9_000)];
    assert.deepEqual(frameCostsMs(trace, 'mark', 'clock'), [3, 4]);
    assert.deepEqual(frameCostsMs(trace, 'mark', 'processor'), [1.5, 2]);
  });

  it('counts work within work once', () => {
    const work = [
      event('FunctionCall', 1_000, 4_000),
      event('Layout', 2_000, 1_000),
      event('RunMicrotasks', 4_000, 2_000),
    ];
    const trace = [mark, ...work, event('Layerize', 16_000)];
    assert.deepEqual(frameCostsMs(trace, 'mark', 'clock'), [5]);
    assert.deepEqual(frameCostsMs(trace, 'mark', 'processor'), [2.5]);
  });

  it('says so when nothing was marked', () => {
    assert.throws(() => taskTimesMs([], 'mark'), /no mark/);
    assert.throws(() => frameCostsMs([], 'mark', 'clock'), /no mark/);
    assert.throws(() => frameCostsMs([mark], 'mark', 'clock'), /no frames/);
  });

  it('counts what took no processor time as nothing, and says so when the trace has none at all', () => {
    const { name, ph, pid, tid } = event('Layerize', 0);
    const end: TraceEvent = { name, ph, pid, tid, ts: 16_000, dur: 1 };
    assert.deepEqual(frameCostsMs([mark, event('Layout', 1_000, 2_000), end], 'mark', 'processor'), [1]);
    assert.throws(() => frameCostsMs([mark, end], 'mark', 'processor'), /no processor time/);
    assert.throws(() => frameCostsMs([mark], 'mark', 'processor'), /no/);
  });
});
