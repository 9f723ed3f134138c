import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { untilAborted } from './aborted.ts';
import { createStream } from './stream.ts';

const never = new Promise<never>(() => {});

describe('streams', () => {
  it('[PR7] end without an error when any of their signals aborts, also while they wait', async () => {
    const controller = new AbortController();
    const stream = createStream([undefined, controller.signal], async function* (signal) {
      yield 1;
      yield await untilAborted(never, signal);
    });
    const seen: number[] = [];
    for await (const value of stream) {
      seen.push(value);
      queueMicrotask(() => controller.abort());
    }
    assert.deepEqual(seen, [1]);
  });

  it('[PR7] let go when their reader stops, also while they wait', async () => {
    let isLetGo = false;
    const iterator = createStream([], async function* (signal) {
      try {
        yield await untilAborted(never, signal);
      } finally {
        isLetGo = true;
      }
    })[Symbol.asyncIterator]();
    const waiting = iterator.next();
    await iterator.return?.();
    assert.equal(isLetGo, true);
    assert.deepEqual(await waiting, { done: true, value: undefined });
  });

  it('[PR7] do not start when they have ended before', async () => {
    let hasStarted = false;
    const stream = createStream([AbortSignal.abort()], async function* () {
      hasStarted = true;
      yield await Promise.resolve(1);
    });
    for await (const value of stream) assert.fail(`gave ${value}`);
    assert.equal(hasStarted, false);
  });

  it('pass on what goes wrong', async () => {
    const failure = new Error('the log is gone');
    const stream = createStream([], async function* () {
      yield await Promise.reject<number>(failure);
    });
    await assert.rejects(stream[Symbol.asyncIterator]().next(), failure);
  });
});
