import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { describe, it } from 'node:test';
import { followRoster, isRoompaneError, type Parser, RoompaneError } from '@roompane/protocol';
import { createHostilePeer, type HostilePeer } from '../test/hostile-peer.ts';
import { streamMethod } from '../test/methods.ts';

const follow = streamMethod<number>('test/follow');

/** A reader on the side under test; the test is the host that fills its stream. */
function openStream(signal?: AbortSignal) {
  const hostile = createHostilePeer();
  const events = hostile.peer.follow(follow, null, { signal });
  const reader = events[Symbol.asyncIterator]();
  const id = 1;
  return {
    ...hostile,
    events,
    reader,
    batch: (seq: number, ...given: readonly unknown[]) =>
      hostile.link.arrive({ type: 'batch', id, seq, events: given }),
    reply: (error?: { readonly code: string; readonly message: string }) =>
      hostile.link.arrive({ type: 'reply', id, ...(error ? { error } : {}) }),
  };
}

/** Acks and cancels that the reader sent since this was last called: `ack 1`, `cancel`. */
const told = async ({ answers }: Pick<HostilePeer, 'answers'>): Promise<readonly string[]> =>
  (await answers())
    .filter(({ type }) => type === 'ack' || type === 'cancel')
    .map(({ type, seq }) => (seq === undefined ? type : `${type} ${seq}`));

/** Asks for `count` events, and gives their values. */
async function read(reader: AsyncIterator<number>, count: number): Promise<readonly (number | 'end')[]> {
  const values: (number | 'end')[] = [];
  for (let index = 0; index < count; index++) {
    const result: IteratorResult<number, unknown> = await reader.next();
    values.push(result.done ? 'end' : result.value);
  }
  return values;
}

describe('the reading side of a stream', () => {
  it('[ST1] gives the events of its batches in order, and ends with the reply', async () => {
    const stream = openStream();
    stream.batch(1, 1, 2);
    stream.batch(2, 3);
    stream.reply();
    assert.deepEqual(await read(stream.reader, 5), [1, 2, 3, 'end', 'end']);
    assert.deepEqual(await told(stream), ['ack 1', 'ack 2']);
  });

  it('[ST1] takes each batch once and in its turn: one of another number changes nothing', async () => {
    const stream = openStream();
    for (const seq of [2, 7]) stream.batch(seq, 99);
    stream.batch(1, 1);
    for (const seq of [1, 3]) stream.batch(seq, 99);
    stream.batch(2, 2);
    stream.reply();
    stream.batch(3, 99);
    assert.deepEqual(await read(stream.reader, 3), [1, 2, 'end']);
  });

  it('[ST3] acknowledges a batch only when its consumer asks for the event behind the last', async () => {
    const stream = openStream();
    stream.batch(1, 1, 2, 3);
    assert.deepEqual(await told(stream), []);
    assert.deepEqual(await read(stream.reader, 3), [1, 2, 3]);
    assert.deepEqual(await told(stream), []);
    const next = stream.reader.next();
    assert.deepEqual(await told(stream), ['ack 1']);
    stream.batch(2, 4);
    assert.deepEqual(await next, { done: false, value: 4 });
    assert.deepEqual(await told(stream), []);
  });

  it('[ST3] acknowledges what was waiting one batch at a time, and one without events at once', async () => {
    const stream = openStream();
    stream.batch(1, 1);
    stream.batch(2);
    stream.batch(3, 3);
    assert.deepEqual(await read(stream.reader, 1), [1]);
    assert.deepEqual(await told(stream), []);
    assert.deepEqual(await read(stream.reader, 1), [3]);
    assert.deepEqual(await told(stream), ['ack 1', 'ack 2']);
  });

  it('[ST7] ends with call/invalid-result at an event that does not fit, and tells the far side', async () => {
    const hostile = createHostilePeer();
    const reader = hostile.peer.follow(followRoster, {})[Symbol.asyncIterator]();
    const good = { type: 'left', personId: 'sam', count: 1 };
    for (const bad of [null, [], 'left', { type: { toString: 1 } }, { ...good, type: 'constructor' }]) {
      assert.throws(() => followRoster.event(bad, ''));
    }
    hostile.link.arrive({
      type: 'batch',
      id: 1,
      seq: 1,
      events: [{ ...good, extra: 1 }, { ...good, count: -1 }, good],
    });
    assert.deepEqual(await reader.next(), { done: false, value: good });
    await assert.rejects(reader.next(), (error) => {
      assert.ok(isRoompaneError(error, 'call/invalid-result'));
      return error.data?.path === 'count';
    });
    assert.deepEqual(await told(hostile), ['cancel']);
    assert.equal((await reader.next()).done, true);
  });

  it('[ST7] never shows its consumer an event that no parser has read', async () => {
    const parsed: unknown[] = [];
    const parser: Parser<number> = (value) => {
      parsed.push(value);
      return 7;
    };
    const { peer, link } = createHostilePeer();
    const reader = peer.follow(streamMethod('test/follow', parser), null)[Symbol.asyncIterator]();
    link.arrive({ type: 'batch', id: 1, seq: 1, events: ['raw'] });
    assert.deepEqual([await reader.next(), parsed], [{ done: false, value: 7 }, ['raw']]);
  });

  it('[ST9] is cancelled, once, when its consumer leaves the loop or throws in it', async () => {
    const stream = openStream();
    stream.batch(1, 1, 2, 3);
    for await (const event of stream.events) if (event === 2) break;
    assert.deepEqual(await told(stream), ['cancel']);
    stream.reply();
    assert.deepEqual(await told(stream), []);

    const other = openStream();
    other.batch(1, 1);
    const loop = async (): Promise<void> => {
      for await (const event of other.events) throw new RangeError(`at ${event}`);
    };
    await assert.rejects(loop, RangeError);
    assert.deepEqual(await told(other), ['cancel']);
  });

  it('[ST9] is cancelled when its consumer stops before it has begun', async () => {
    const stream = openStream();
    assert.deepEqual(await stream.reader.return?.(), { done: true, value: undefined });
    assert.deepEqual(await told(stream), ['cancel']);
  });

  it('[ST9] is cancelled when its consumer stops while it waits for an event, and the wait ends', async () => {
    const stream = openStream();
    const next = stream.reader.next();
    await stream.answers();
    assert.deepEqual(await stream.reader.return?.(), { done: true, value: undefined });
    assert.deepEqual(await next, { done: true, value: undefined });
    assert.deepEqual(await told(stream), ['cancel']);
  });

  it('[ST9] ends without an error when its signal aborts, also while its consumer waits', async () => {
    const abort = new AbortController();
    const stream = openStream(abort.signal);
    const next = stream.reader.next();
    await stream.answers();
    abort.abort();
    assert.deepEqual(await next, { done: true, value: undefined });
    assert.deepEqual(await told(stream), ['cancel']);
    assert.equal(getEventListeners(abort.signal, 'abort').length, 0);
  });

  it('[ST9] gives nothing more once its signal has aborted, though more has come', async () => {
    const abort = new AbortController();
    const stream = openStream(abort.signal);
    stream.batch(1, 1, 2, 3);
    stream.batch(2, 4);
    const seen: number[] = [];
    for await (const event of stream.events) {
      seen.push(event);
      if (event === 2) abort.abort();
    }
    assert.deepEqual(seen, [1, 2]);
    assert.deepEqual(await told(stream), ['cancel']);
  });

  it('[ST9] is not even opened when its signal was aborted before', async () => {
    const stream = openStream(AbortSignal.abort());
    assert.deepEqual(await read(stream.reader, 1), ['end']);
    assert.deepEqual(await stream.answers(), []);
  });

  it('[ST9] gives what has come, then throws the error that the far side ended it with', async () => {
    const stream = openStream();
    stream.batch(1, 1, 2);
    stream.reply({ code: 'call/denied', message: 'taken back' });
    assert.deepEqual(await read(stream.reader, 2), [1, 2]);
    await assert.rejects(stream.reader.next(), { code: 'call/denied', message: 'taken back' });
    assert.deepEqual(await read(stream.reader, 1), ['end']);
    assert.ok(!(await told(stream)).includes('cancel'));
  });

  it('[ST9] [LT2] throws the error of the session when that ends', async () => {
    const [waiting, idle] = [openStream(), openStream()];
    const next = waiting.reader.next();
    idle.batch(1, 1);
    for (const { peer } of [waiting, idle]) peer.close(new RoompaneError('connection/replaced'));
    await assert.rejects(next, { code: 'connection/replaced' });
    assert.deepEqual(await read(idle.reader, 1), [1]);
    await assert.rejects(idle.reader.next(), { code: 'connection/replaced' });
  });
});
