import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { describe, it } from 'node:test';
import type { RoompaneError } from '@roompane/protocol';
import { linkPeers } from '../test/linked-peers.ts';
import { createWaiting, method, serve } from '../test/methods.ts';

const DEADLINE_MS = 15_000;
const echo = method('test/echo');
const wait = method('test/wait', { deadlineMs: DEADLINE_MS });

describe('a call that is not answered in time', () => {
  it('[CL6] rejects with call/timed-out when its deadline passes, and tells the far side', async () => {
    const { calls, handler } = createWaiting();
    const { addin, clock, pair, sent } = linkPeers({ host: serve([wait, handler]) });
    const result = addin.call(wait, 1);
    await pair.settle();
    clock.advance(DEADLINE_MS - 1);
    await pair.settle();
    assert.equal(calls[0]!.signal.aborted, false);
    clock.advance(1);
    await assert.rejects(result, {
      code: 'call/timed-out',
      data: { method: 'test/wait', deadlineMs: DEADLINE_MS },
    });
    await pair.settle();
    assert.ok(calls[0]!.signal.aborted);
    assert.deepEqual(
      sent('addin').map(({ type, id }) => [type, id]),
      [
        ['call', 1],
        ['cancel', 1],
      ],
    );
    assert.equal(clock.pending, 0);
  });

  it('[CL6] has a deadline of its own, though one timer waits for those of all', async () => {
    const fast = method('test/fast', { deadlineMs: 4_000 });
    const { calls, handler } = createWaiting();
    const { addin, clock, pair } = linkPeers({ host: serve([wait, handler], [fast, handler]) });
    const ends: string[] = [];
    const begin = (name: string, row: typeof wait): void =>
      void addin.call(row, name).then(
        () => ends.push(`${name} answered`),
        ({ code }: RoompaneError) => ends.push(`${name} ${code}`),
      );
    begin('first', wait);
    clock.advance(1_000);
    begin('second', wait);
    begin('third', fast);
    clock.advance(3_999);
    begin('fourth', wait);
    await pair.settle();
    assert.deepEqual(ends, []);
    clock.advance(1);
    await pair.settle();
    assert.deepEqual(ends, ['third call/timed-out']);
    clock.advance(9_999);
    calls[1]!.answer('in time');
    await pair.settle();
    clock.advance(1_000);
    await pair.settle();
    assert.deepEqual(ends, ['third call/timed-out', 'second answered', 'first call/timed-out']);
    clock.advance(4_000 - 1);
    await pair.settle();
    assert.equal(ends.length, 3);
    clock.advance(1);
    await pair.settle();
    assert.deepEqual([ends[3], clock.pending], ['fourth call/timed-out', 0]);
  });

  it('[CL6] waits as long as it takes where the table gives it no deadline', async () => {
    const { calls, handler } = createWaiting();
    const patient = method('test/wait');
    const { addin, clock, pair } = linkPeers({ host: serve([patient, handler]) });
    const result = addin.call(patient, 1);
    await pair.settle();
    assert.equal(clock.pending, 0);
    clock.advance(86_400_000);
    calls[0]!.answer('at last');
    assert.equal(await result, 'at last');
  });

  it('[CL5] [CL6] is settled by its deadline for good: the answer that comes after it changes nothing', async () => {
    const { calls, handler } = createWaiting();
    const { addin, clock, pair } = linkPeers({ host: serve([wait, handler], [echo, (params) => params]) });
    const result = addin.call(wait, 1);
    await pair.settle();
    clock.advance(DEADLINE_MS);
    await assert.rejects(result, { code: 'call/timed-out' });
    calls[0]!.answer('too late');
    await pair.settle();
    assert.equal(await addin.call(echo, 'next'), 'next');
  });

  it('[CL7] is not sent at all when its signal was aborted before', async () => {
    const { addin, sent, clock } = linkPeers();
    await assert.rejects(addin.call(wait, 1, { signal: AbortSignal.abort() }), { code: 'call/aborted' });
    assert.deepEqual(sent('addin'), []);
    assert.equal(clock.pending, 0);
  });

  it('[CL7] rejects with call/aborted at once, and aborts the signal of the one who answers it', async () => {
    const { calls, handler } = createWaiting();
    const { addin, pair, clock, sent } = linkPeers({ host: serve([wait, handler]), isManual: true });
    const abort = new AbortController();
    const result = addin.call(wait, 1, abort);
    pair.deliver();
    assert.equal(calls[0]!.signal.aborted, false);
    abort.abort();
    await assert.rejects(result, { code: 'call/aborted' });
    assert.equal(calls[0]!.signal.aborted, false, 'before the cancel has arrived');
    pair.deliver();
    assert.ok(calls[0]!.signal.aborted);
    assert.equal((calls[0]!.signal.reason as RoompaneError).code, 'call/aborted');
    calls[0]!.answer('too late');
    await pair.settle();
    const before = sent('addin').length;
    clock.advance(DEADLINE_MS);
    assert.deepEqual([sent('addin').length, clock.pending], [before, 0], 'its deadline is none any more');
  });

  it('[CL7] is taken back also while it is under way: it arrives, and its signal aborts behind it', async () => {
    const { calls, handler } = createWaiting();
    const { addin, pair } = linkPeers({ host: serve([wait, handler]), isManual: true });
    const abort = new AbortController();
    const result = addin.call(wait, 1, abort);
    abort.abort();
    await assert.rejects(result, { code: 'call/aborted' });
    await pair.settle();
    assert.deepEqual(
      calls.map(({ signal }) => signal.aborted),
      [true],
    );
  });

  it('[CL7] takes no notice of an abort after its end, and leaves nothing on the signal', async () => {
    const { addin, pair, sent } = linkPeers({ host: serve([echo, (params) => params]) });
    const abort = new AbortController();
    const result = addin.call(echo, 1, abort);
    assert.equal(getEventListeners(abort.signal, 'abort').length, 1);
    assert.equal(await result, 1);
    assert.equal(getEventListeners(abort.signal, 'abort').length, 0);
    abort.abort();
    await pair.settle();
    assert.deepEqual(
      sent('addin').map(({ type }) => type),
      ['call'],
    );
  });
});
