import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ADDIN_METHODS, checkDraftMethod, HOST_METHODS, parseEnvelope } from '@roompane/protocol';
import fc from 'fast-check';
import { arbitraryArrivals } from '../test/arbitrary-arrivals.ts';
import { createHostilePeer } from '../test/hostile-peer.ts';
import { createWaiting, method, serve } from '../test/methods.ts';

const wait = method('test/wait', { deadlineMs: 1_000 });

describe('what arrives', () => {
  it('[EN1] [EN4] never throws, and is answered by nothing but envelopes, whatever it is', async () => {
    const rows = [...HOST_METHODS.values(), ...ADDIN_METHODS.values()];
    await fc.assert(
      fc.asyncProperty(arbitraryArrivals, async (arrivals) => {
        const { peer, link, answers } = createHostilePeer(serve(...rows.map((row) => [row, () => undefined] as const)));
        const call = peer.call(wait, 1);
        const settled = call.then(
          () => 'value',
          (error: Error) => error.name,
        );
        for (const arrival of arrivals) link.arrive(arrival);
        await answers();
        for (const written of link.written) assert.notEqual(parseEnvelope(written).type, 'rejection');
        peer.close();
        assert.ok(['value', 'RoompaneError'].includes(await settled));
      }),
      { numRuns: 150 },
    );
  });

  it('[EN4] is answered by one error, counted as a refusal, when it is no envelope', async () => {
    const { link, answers, refused } = createHostilePeer();
    const strings = [
      '',
      'hello',
      '{}',
      '[]',
      'null',
      '7',
      '{"type":"call"}',
      '{"type":"ping","id":0}',
      '['.repeat(10_000),
    ];
    for (const written of strings) link.arrive(written);
    const errors = await answers();
    assert.deepEqual(
      errors.map(({ type, id, error }) => [type, id, error?.code]),
      strings.map(() => ['error', undefined, 'envelope/invalid']),
    );
    assert.equal(refused(), strings.length);
  });

  it('[EN2] [EN4] is answered with limit/exceeded when it is too long to be parsed', async () => {
    const { link, answers, refused } = createHostilePeer();
    link.arrive(`{"type":"ping","id":1}${' '.repeat(262_144)}`);
    const [error] = await answers();
    assert.deepEqual([error?.type, error?.error?.code, refused()], ['error', 'limit/exceeded', 1]);
  });

  it('[EN4] is not answered when it is an error itself: two sides that refuse each other come to rest', async () => {
    const { link, answers, refused } = createHostilePeer();
    link.arrive({ type: 'error', error: { code: 'envelope/invalid', message: '' } });
    assert.deepEqual([await answers(), refused()], [[], 0]);
  });

  it('[EN5] ends the session with limit/abusive when it is not a plain string', async () => {
    const { peer, link, answers } = createHostilePeer();
    const call = peer.call(wait, 1);
    await answers();
    link.arrive(undefined);
    await assert.rejects(call, { code: 'limit/abusive' });
    assert.deepEqual(
      (await answers()).map(({ type, error }) => [type, error?.code]),
      [['bye', 'limit/abusive']],
    );
    assert.deepEqual([link.isListening, link.isClosed], [false, true]);
  });
});

describe('a call that arrives', () => {
  it('[CL3] is refused with call/invalid-params at the field that does not fit, counted, and does not act', async () => {
    const { link, answers, refused } = createHostilePeer(
      serve(...[...HOST_METHODS.values()].map((row) => [row, () => assert.fail('it acted')] as const)),
    );
    const span = { type: 'strong', offset: 0, length: -1 };
    const draft = { kind: 'regular', importance: 'normal', body: { text: 'hi', spans: [span] }, key: 'k' };
    const cases: readonly (readonly [method: string, params: unknown, path: string])[] = [
      ['messages/post', draft, 'body.spans[0].length'],
      ['messages/post', null, ''],
      ['messages/read-page', { limit: 257 }, 'limit'],
      ['messages/read-page', { limit: 10, before: 7 }, 'before'],
      ['messages/follow', { after: '' }, 'after'],
      ['outgoing/intercept', { includeOwn: 'yes' }, 'includeOwn'],
      ['outgoing/progress', { checkId: 'c', text: 7 }, 'text'],
      ['roster/follow', [], ''],
    ];
    for (const [index, [name, params]] of cases.entries()) {
      link.arrive({ type: 'call', id: index + 1, method: name, params });
    }
    assert.deepEqual(
      (await answers()).map(({ id, error }) => [id, error?.code, (error?.data as { path: string } | undefined)?.path]),
      cases.map(([, , path], index) => [index + 1, 'call/invalid-params', path]),
    );
    assert.equal(refused(), cases.length);
  });

  it('[CL9] is refused with an error when its id is in use, and the one that uses it goes on', async () => {
    const { calls, handler } = createWaiting();
    const { link, answers, refused } = createHostilePeer(serve([wait, handler]));
    const call = { type: 'call', id: 5, method: 'test/wait', params: 'first' };
    link.arrive(call);
    link.arrive({ ...call, params: 'second' });
    const [error] = await answers();
    assert.deepEqual(
      [error?.type, error?.id, error?.error?.code, refused()],
      ['error', undefined, 'call/invalid-params', 1],
    );
    assert.deepEqual(
      calls.map(({ params, signal }) => [params, signal.aborted]),
      [['first', false]],
    );
    calls[0]!.answer('done');
    assert.deepEqual(await answers(), [{ type: 'reply', id: 5, result: 'done' }]);
    link.arrive(call);
    await answers();
    assert.equal(calls.length, 2, 'the id is free again');
  });

  it('[CL5] [CL7] [ST8] is not disturbed by a cancel, an ack or a batch of another, or of none', async () => {
    const { calls, handler } = createWaiting();
    const { link, answers, refused } = createHostilePeer(serve([wait, handler]));
    link.arrive({ type: 'call', id: 1, method: 'test/wait', params: null });
    for (const id of [2, 999]) {
      link.arrive({ type: 'cancel', id });
      link.arrive({ type: 'ack', id, seq: 1 });
      link.arrive({ type: 'batch', id, seq: 1, events: [] });
      link.arrive({ type: 'pong', id });
      link.arrive({ type: 'reply', id });
    }
    calls[0]!.answer('done');
    const [unheard, unheardToo, ...others] = await answers();
    assert.deepEqual(
      [unheard, unheardToo].map((answer) => answer?.error?.code),
      ['envelope/invalid', 'envelope/invalid'],
    );
    assert.deepEqual(others, [{ type: 'reply', id: 1, result: 'done' }]);
    // The acknowledgements, and nothing else: a cancel may cross the reply.
    assert.deepEqual([refused(), calls[0]!.signal.aborted], [2, false]);
  });
});

describe('a reply that arrives', () => {
  it('[CL5] settles its call once: a second one, and one to no call, change nothing', async () => {
    const { peer, link, answers, refused } = createHostilePeer();
    const [first, second] = [peer.call(wait, 1), peer.call(wait, 2)];
    for (const id of [7, 999, Number.MAX_SAFE_INTEGER]) link.arrive({ type: 'reply', id, result: 'nobody asked' });
    link.arrive({ type: 'reply', id: 2, result: 'two' });
    link.arrive({ type: 'reply', id: 2, error: { code: 'call/denied', message: '' } });
    link.arrive({ type: 'reply', id: 2, result: 'two again' });
    link.arrive({ type: 'reply', id: 1, error: { code: 'call/denied', message: '' } });
    link.arrive({ type: 'reply', id: 1, result: 'changed my mind' });
    assert.equal(await second, 'two');
    await assert.rejects(first, { code: 'call/denied' });
    await answers();
    assert.equal(refused(), 0);
  });

  it('[CL5] brings the error, and not the result beside it', async () => {
    const { peer, link } = createHostilePeer();
    const call = peer.call(wait, 1);
    link.arrive({ type: 'reply', id: 1, result: 'yes', error: { code: 'call/denied', message: 'no' } });
    await assert.rejects(call, { code: 'call/denied', message: 'no' });
  });

  it('[ER3] forges no local condition, and no error that is not ours', async () => {
    for (const code of ['call/invalid-result', 'connection/not-framed', 'constructor', '__proto__', 'room/on-fire']) {
      const { peer, link } = createHostilePeer();
      const call = peer.call(wait, 1);
      link.arrive({ type: 'reply', id: 1, error: { code, message: '', stack: 'forged', isRetryable: true } });
      await assert.rejects(call, (error: Error & { code?: string; isRetryable?: boolean }) => {
        assert.deepEqual(
          [error.code, error.isRetryable, error.stack?.includes('forged')],
          ['call/failed', false, false],
        );
        return true;
      });
    }
  });

  it('[CL4] is a value no one vouches for: the caller sees it parsed, or not at all', async () => {
    const { peer, link } = createHostilePeer();
    const call = peer.call(checkDraftMethod, { checkId: 'c' } as never);
    link.arrive('{"type":"reply","id":1,"result":{"type":"pass","__proto__":{"isAdmin":true},"then":1}}');
    assert.deepEqual(await call, { type: 'pass' });
  });

  it('[CL5] is no batch for a call that is no stream', async () => {
    const { peer, link } = createHostilePeer();
    const call = peer.call(wait, 1);
    link.arrive({ type: 'batch', id: 1, seq: 1, events: [1] });
    link.arrive({ type: 'reply', id: 1, result: 'answer' });
    assert.equal(await call, 'answer');
  });
});
