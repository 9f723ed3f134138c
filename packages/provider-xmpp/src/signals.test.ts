import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SignalEvent } from '@roompane/protocol';
import { Signals } from './signals.ts';

const say = (data: number): SignalEvent => ({
  person: { id: 'kim', name: 'Kim', kind: 'user' },
  channel: 'cursors',
  data,
});

async function take(reader: AsyncGenerator<SignalEvent, unknown>, count: number): Promise<unknown[]> {
  const taken: unknown[] = [];
  while (taken.length < count) {
    const result = await reader.next();
    if (result.done) break;
    taken.push(result.value.data);
  }
  return taken;
}

describe('what is said for the moment', () => {
  it('[PR19] is told to everybody who listens, from then on', async () => {
    const signals = new Signals();
    signals.take(say(1));
    const early = signals.follow(new AbortController().signal);
    signals.take(say(2));
    const late = signals.follow(new AbortController().signal);
    const waiting = take(late, 1);
    signals.take(say(3));
    assert.deepEqual([await take(early, 2), await waiting], [[2, 3], [3]]);
  });

  it('[PR19] is kept for a slow reader in a bounded number, the newest of it', async () => {
    const signals = new Signals();
    const reader = signals.follow(new AbortController().signal);
    for (let index = 0; index < 1_000; index++) signals.take(say(index));
    const taken = await take(reader, 256);
    assert.deepEqual([taken[0], taken.at(-1)], [744, 999]);
  });

  it('[PR19] is not kept for who stopped listening', async () => {
    const signals = new Signals();
    const stopped = new AbortController();
    const readers = [signals.follow(stopped.signal)];
    stopped.abort();
    readers.push(signals.follow(stopped.signal));
    signals.take(say(1));
    for (const reader of readers) await assert.rejects(reader.next(), { code: 'call/aborted' });
  });
});
