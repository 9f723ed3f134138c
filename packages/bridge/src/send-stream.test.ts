import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LIMITS, RoompaneError } from '@roompane/protocol';
import { linkPeers } from '../test/linked-peers.ts';
import { type ListEvent, ListSource } from '../test/list-source.ts';
import { createWaiting, method, serve, streamMethod } from '../test/methods.ts';
import { sendStream } from './send-stream.ts';
import type { CallScope } from './service.ts';

const follow = streamMethod<ListEvent>('test/follow');

/** A host that streams a list, and an add-in that reads it. */
function linkStream() {
  const source = new ListSource();
  let refusals = 0;
  const handler = async (_params: unknown, { signal, sendBatch, onAcknowledge }: CallScope): Promise<void> => {
    const { ended, acknowledge } = sendStream(source, { signal, sendBatch });
    onAcknowledge(acknowledge);
    await ended;
  };
  const peers = linkPeers({
    host: serve([follow, handler]),
    guard: { admit: () => undefined, refused: () => void refusals++ },
  });
  const open = (signal?: AbortSignal) => peers.addin.follow(follow, null, { signal })[Symbol.asyncIterator]();
  return { ...peers, source, open, refusals: () => refusals };
}

async function read(reader: AsyncIterator<ListEvent>, count: number): Promise<readonly number[]> {
  const numbers: number[] = [];
  while (numbers.length < count) {
    const result: IteratorResult<ListEvent, unknown> = await reader.next();
    assert.ok(!result.done, `ended after ${numbers.length}`);
    numbers.push(result.value.number);
  }
  return numbers;
}

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('a stream from one side to the other', () => {
  it('[ST1] [ST5] brings what was there before it began, and what comes, in order and once', async () => {
    const { source, open, sent } = linkStream();
    source.push(1_000);
    const reader = open();
    const first = await read(reader, 500);
    source.push(1_000);
    assert.deepEqual([...first, ...(await read(reader, 1_500))], upTo(2_000));
    const batches = sent('host').filter(({ type }) => type === 'batch');
    assert.deepEqual(
      batches.map(({ seq }) => seq),
      upTo(batches.length),
    );
    assert.ok(batches.every(({ events }) => events!.length <= LIMITS.batchEvents));
  });

  it('[ST2] [ST3] has no more than two batches in flight, however much comes, until the reader asks', async () => {
    const { source, open, sent, pair } = linkStream();
    const reader = open();
    await pair.settle();
    source.push(100_000);
    await pair.settle();
    assert.equal(sent('host').length, 2);
    assert.equal(sent('addin').length, 1);
    const [one] = await read(reader, 1);
    await pair.settle();
    assert.deepEqual([one, sent('host').length, sent('addin').length], [1, 2, 1]);
  });

  it('[ST5] loses nothing for a reader that slept through more than the queue holds', async () => {
    const { source, open, pair } = linkStream();
    const reader = open();
    await pair.settle();
    const total = 5 * LIMITS.queueEvents;
    for (let round = 0; round < 5; round++) {
      source.push(LIMITS.queueEvents);
      await pair.settle();
    }
    assert.ok(source.reads.length < 8, `a sleeping reader cost ${source.reads.length} reads`);
    assert.deepEqual(await read(reader, total), upTo(total));
    assert.ok(source.reads.length > 8, 'the queue was never dropped');
    source.push(1);
    assert.deepEqual(await read(reader, 1), [total + 1]);
  });

  it('[ST4] brings an event at once to a reader that waits', async () => {
    const { source, open, pair, sent } = linkStream();
    const reader = open();
    const next = reader.next();
    await pair.settle();
    source.push(1);
    assert.equal(sent('host').length, 1);
    assert.deepEqual(await next, { done: false, value: { number: 1 } });
  });

  it('[ST9] lets the source go when the reader stops, and answers the call', async () => {
    const { source, open, pair, sent } = linkStream();
    const reader = open();
    await pair.settle();
    assert.equal(source.listening, 1);
    await reader.return?.();
    await pair.settle();
    source.push(3);
    await pair.settle();
    assert.equal(source.listening, 0);
    assert.deepEqual(
      sent('host').map(({ type }) => type),
      ['reply'],
    );
  });

  it('[ST9] [LT4] lets the source go when the session ends', async () => {
    const { source, open, pair, host, clock } = linkStream();
    const reader = open();
    await pair.settle();
    host.close();
    await pair.settle();
    source.push(3);
    await assert.rejects(reader.next(), { code: 'connection/closed' });
    assert.deepEqual([source.listening, clock.pending, pair.listening], [0, 0, 0]);
  });

  it('[ST9] [LT4] throws the error that the source fails with, and lets it go', async () => {
    const { source, open, pair, sent } = linkStream();
    source.push(LIMITS.batchEvents + 1);
    const reader = open();
    await read(reader, LIMITS.batchEvents);
    source.failure = new RoompaneError('provider/unavailable', { data: { attempt: 1 } });
    source.push(2 * LIMITS.queueEvents);
    await assert.rejects(read(reader, 5 * LIMITS.queueEvents), { code: 'provider/unavailable', data: { attempt: 1 } });
    await pair.settle();
    const before = sent('host').length;
    source.push(3);
    await pair.settle();
    assert.deepEqual([source.listening, sent('host').length - before], [0, 0]);
  });

  it('[ST9] [LT4] is over before it begins when its signal was aborted before', async () => {
    const source = new ListSource();
    source.push(1);
    const fail = (): never => assert.fail('it acted');
    await sendStream(source, { signal: AbortSignal.abort(), sendBatch: fail }).ended;
    assert.deepEqual([source.listening, source.reads], [0, []]);
  });

  it('[ST9] [CL10] throws a coded error when the source fails with anything else', async () => {
    const { source, open } = linkStream();
    source.failure = 0;
    await assert.rejects(open().next(), { name: 'RoompaneError', code: 'call/failed' });
  });

  it('[LI5] [ST1] ends with limit/exceeded at an event that fits no envelope, and sends nothing behind its reply', async () => {
    const { source, open, pair, sent } = linkStream();
    const reader = open();
    source.push(1);
    assert.deepEqual(await read(reader, 1), [1]);
    const next = reader.next();
    await pair.settle();
    source.push(1, LIMITS.envelopeChars);
    await assert.rejects(next, { code: 'limit/exceeded' });
    source.push(2 * LIMITS.batchEvents);
    await pair.settle();
    assert.deepEqual(
      sent('host').map(({ type }) => type),
      ['batch', 'reply'],
    );
    assert.equal(source.listening, 0);
  });

  it('[ST8] counts an acknowledgement of what is not in flight as a refusal, and goes on', async () => {
    const { source, open, pair, refusals, sent } = linkStream();
    const reader = open();
    source.push(1);
    await pair.settle();
    for (const seq of [2, 3, 99]) pair.addin.send(JSON.stringify({ type: 'ack', id: 1, seq }));
    await pair.settle();
    assert.equal(refusals(), 3);
    assert.deepEqual(
      sent('host').map(({ type, error }) => error?.code ?? type),
      ['batch', ...Array<string>(3).fill('envelope/invalid')],
    );
    source.push(1);
    assert.deepEqual(await read(reader, 2), [1, 2]);
  });

  it('[ST8] counts an acknowledgement of no stream as a refusal, of any number', async () => {
    const { pair, refusals } = linkStream();
    for (const id of [1, 7, 7, 1_000_000]) pair.addin.send(JSON.stringify({ type: 'ack', id, seq: 1 }));
    await pair.settle();
    assert.equal(refusals(), 4);
  });

  it('[ST8] counts an acknowledgement of a call that is no stream as a refusal', async () => {
    const waiting = method('test/wait');
    let refusals = 0;
    const { addin, pair } = linkPeers({
      host: serve([waiting, createWaiting().handler]),
      guard: { admit: () => undefined, refused: () => void refusals++ },
    });
    addin.call(waiting, null).catch(() => undefined);
    await pair.settle();
    pair.addin.send(JSON.stringify({ type: 'ack', id: 1, seq: 1 }));
    await pair.settle();
    assert.equal(refusals, 1);
  });

  it('[ST11] ends when the source has no more and the reader has asked past all of it', async () => {
    for (const count of [0, 1, LIMITS.batchEvents, 3 * LIMITS.batchEvents + 7]) {
      const { source, open, pair, refusals } = linkStream();
      source.push(count);
      source.isWhole = true;
      const reader = open();
      assert.deepEqual(await read(reader, count), upTo(count));
      assert.equal((await reader.next()).done, true);
      await pair.settle();
      assert.deepEqual([source.listening, refusals()], [0, 0]);
    }
  });

  it('[ST11] does not end before the reader has asked', async () => {
    const { source, open, pair, sent } = linkStream();
    source.push(2 * LIMITS.batchEvents + 7);
    source.isWhole = true;
    const reader = open();
    await read(reader, LIMITS.batchEvents);
    await pair.settle();
    assert.equal(sent('host').filter(({ type }) => type === 'reply').length, 0);
    assert.deepEqual((await read(reader, LIMITS.batchEvents + 7)).at(-1), 2 * LIMITS.batchEvents + 7);
    assert.equal((await reader.next()).done, true);
  });

  it('[ST8] counts an acknowledgement behind the end of its stream once: the batch was in flight, and then was not', async () => {
    const { source, open, pair, refusals } = linkStream();
    const reader = open();
    source.push(1);
    await read(reader, 1);
    source.failure = new RoompaneError('provider/unavailable');
    source.push(LIMITS.batchEvents + LIMITS.queueEvents + 1);
    await pair.settle();
    await assert.rejects(read(reader, LIMITS.queueEvents), { code: 'provider/unavailable' });
    await pair.settle();
    assert.equal(refusals(), 0);
    pair.addin.send(JSON.stringify({ type: 'ack', id: 1, seq: 1 }));
    await pair.settle();
    assert.equal(refusals(), 1);
  });

  it('[ST8] does not count the acknowledgement that crosses the end of its stream', async () => {
    const { source, open, pair, refusals } = linkStream();
    const abort = new AbortController();
    const reader = open(abort.signal);
    source.push(1);
    await read(reader, 1);
    abort.abort();
    pair.addin.send(JSON.stringify({ type: 'ack', id: 1, seq: 1 }));
    await pair.settle();
    assert.equal(refusals(), 0);
  });
});
