import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkDraftMethod, isRoompaneError, RoompaneError } from '@roompane/protocol';
import fc from 'fast-check';
import { linkPeers } from '../test/linked-peers.ts';
import { createWaiting, method, serve } from '../test/methods.ts';

const echo = method('test/echo');
const wait = method('test/wait', { deadlineMs: 15_000 });

describe('a call', () => {
  it('[CL1] reaches the one method that it names, with its parameters, and resolves with the result', async () => {
    const { host, addin } = linkPeers({
      host: serve([echo, (params) => ({ got: params })], [wait, () => assert.fail('not called')]),
      addin: serve([echo, (params) => [params]]),
    });
    assert.deepEqual(await addin.call(echo, { text: 'hi' }), { got: { text: 'hi' } });
    assert.deepEqual(await host.call(echo, 7), [7]);
  });

  it('[CL1] [CL5] is answered by its own reply, in whatever order replies come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 }), async (order) => {
        const { calls, handler } = createWaiting();
        const { addin, pair, clock } = linkPeers({ host: serve([wait, handler]) });
        const results = order.map((_, index) => addin.call(wait, index));
        await pair.settle();
        for (const index of order) calls[index]!.answer(`result ${index}`);
        assert.deepEqual(
          await Promise.all(results),
          order.map((_, index) => `result ${index}`),
        );
        assert.equal(clock.pending, 1, 'one timer for the deadlines of all');
      }),
      { numRuns: 20 },
    );
  });

  it('[CL2] is refused with call/unknown-method where the far side has no such method', async () => {
    const { addin } = linkPeers();
    await assert.rejects(addin.call(echo, 1), { code: 'call/unknown-method', data: { method: 'test/echo' } });
  });

  it('[CL2] is refused with what the guard says, before its parameters are looked at, and counted', async () => {
    let refusals = 0;
    const read: string[] = [];
    const guarded = method('test/guarded', { grant: 'messages/read', params: () => read.push('params') });
    const { addin } = linkPeers({
      host: serve([guarded, () => assert.fail('called without its grant')]),
      guard: {
        admit: (called) => new RoompaneError('call/denied', { data: { grant: called?.grant ?? null } }),
        refused: () => void refusals++,
      },
    });
    await assert.rejects(addin.call(guarded, 1), { code: 'call/denied', data: { grant: 'messages/read' } });
    assert.deepEqual([read, refusals], [[], 1]);
  });

  it('[CL4] rejects with call/invalid-result when the result does not fit, and says at which field', async () => {
    const results: readonly (readonly [result: unknown, path: string])[] = [
      [undefined, ''],
      [7, ''],
      [{ type: 'pass!' }, 'type'],
      [{ type: { toString: 1 } }, 'type'],
      [{ type: 'block', reason: '' }, 'reason'],
      [{ type: 'replace', draft: { kind: 'regular' } }, 'draft.importance'],
    ];
    const check = { ...checkDraftMethod, params: echo.params };
    const { host } = linkPeers({
      addin: serve([check, (index) => results[index as number]![0]]),
    });
    for (const [index, [, path]] of results.entries()) {
      await assert.rejects(host.call(check, index), (error) => {
        assert.ok(isRoompaneError(error, 'call/invalid-result'), String(error));
        return error.data?.path === path;
      });
    }
  });

  it('[LI5] that is longer than an envelope rejects with limit/exceeded and is not sent', async () => {
    const { addin, sent, clock } = linkPeers();
    const error = { code: 'limit/exceeded', data: { limit: 'envelopeChars', max: 262_144 } };
    await assert.rejects(addin.call(wait, 'x'.repeat(262_144)), error);
    assert.deepEqual(sent('addin'), []);
    assert.equal(clock.pending, 0);
  });

  it('[LI5] whose parameters are no JSON rejects with argument/invalid and is not sent', async () => {
    const { addin, sent, clock } = linkPeers();
    const circle: { self?: unknown } = {};
    circle.self = circle;
    for (const params of [circle, 7n]) await assert.rejects(addin.call(wait, params), { code: 'argument/invalid' });
    assert.deepEqual(sent('addin'), []);
    assert.equal(clock.pending, 0);
  });

  it('[LI5] whose reply would be longer than an envelope, or is no JSON, rejects with an error instead', async () => {
    const results: Record<string, unknown> = { long: '\u0001'.repeat(50_000), bigint: 7n };
    const { addin } = linkPeers({ host: serve([echo, (name) => results[name as string]]) });
    await assert.rejects(addin.call(echo, 'long'), { code: 'limit/exceeded' });
    await assert.rejects(addin.call(echo, 'bigint'), { code: 'call/failed' });
  });
});

const fail = (thrown: unknown): never => {
  throw thrown as Error;
};

describe('what a handler throws', () => {
  const boom = method('test/throw');

  it('[CL10] reaches the caller as a coded error, falsy things too', async () => {
    for (const thrown of [undefined, null, 0, '', false, NaN, 'text', { code: 'call/denied' }, new TypeError('no')]) {
      for (const isAsync of [true, false]) {
        const handler = isAsync ? () => Promise.resolve().then(() => fail(thrown)) : () => fail(thrown);
        const { addin } = linkPeers({ host: serve([boom, handler]) });
        await assert.rejects(addin.call(boom, 1), { name: 'RoompaneError', code: 'call/failed' });
      }
    }
  });

  it('[CL10] [ER2] keeps its code and data where they may cross, and never its stack, cause or a stranger’s text', async () => {
    const secret = new TypeError('the password was hunter2');
    const errors = [secret, new RoompaneError('room/read-only', { data: { role: 'visitor' }, cause: secret })];
    const { addin, sent } = linkPeers({
      host: serve([boom, (index) => fail(errors[index as number])]),
    });
    await assert.rejects(addin.call(boom, 0), { code: 'call/failed' });
    await assert.rejects(addin.call(boom, 1), { code: 'room/read-only', data: { role: 'visitor' } });
    assert.doesNotMatch(JSON.stringify(sent('host')), /hunter2|TypeError|"stack"|"cause"|\.test\.ts/);
  });

  it('[CL10] [ER2] still answers the call when its data is more than an error may carry', async () => {
    const error = new RoompaneError('provider/unavailable', { data: { note: 'x'.repeat(300_000) } });
    const { addin } = linkPeers({ host: serve([boom, () => Promise.reject(error)]) });
    await assert.rejects(addin.call(boom, 1), { code: 'provider/unavailable' });
  });
});
