import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { RoompaneError, toWireError } from '@roompane/protocol';
import { COMLINK_MESSAGES, createHostilePeer, INHERITED_NAMES } from '../test/hostile-peer.ts';
import { method, serve } from '../test/methods.ts';

const read = method('room/read');
const readService = () => {
  const got: unknown[] = [];
  const service = serve([
    read,
    (params) => {
      got.push(params);
      return params;
    },
  ]);
  return { got, service };
};

/** What code that ran, or a prototype that was reached, would have left behind. */
afterEach(() => {
  assert.equal('spoilt' in globalThis, false);
  assert.equal('spoilt' in Object, false);
});

describe('a method name from the wire', () => {
  it('[CL1] is looked up in the table alone: what every object has is unknown', async () => {
    const { got, service } = readService();
    const { link, answers, refused } = createHostilePeer(service);
    const names = INHERITED_NAMES.filter((name) => name.length > 0);
    assert.ok(names.includes('constructor') && names.includes('__proto__') && names.includes('bind'));
    for (const [index, name] of names.entries()) link.arrive({ type: 'call', id: index + 1, method: name, params: 1 });
    const replies = await answers();
    assert.deepEqual(
      replies.map(({ type, id, error }) => [type, id, error?.code]),
      names.map((_, index) => ['reply', index + 1, 'call/unknown-method']),
    );
    assert.deepEqual([got, refused()], [[], names.length]);
  });

  it('[CL1] is no path: neither dots nor brackets nor slashes lead anywhere', async () => {
    const { got, service } = readService();
    const { link, answers } = createHostilePeer(service);
    const names = [
      'room/read.constructor',
      'room/read/constructor',
      'room/read[0]',
      'room',
      'room/',
      '/room/read',
      ' room/read',
    ];
    for (const [index, name] of names.entries()) link.arrive({ type: 'call', id: index + 1, method: name, params: 1 });
    const codes = (await answers()).map(({ error }) => error?.code);
    assert.deepEqual(codes, Array(names.length).fill('call/unknown-method'));
    assert.deepEqual(got, []);
  });

  it('[CL1] serves a method whose name every object has, when the table has it', async () => {
    const tables = ['constructor', '__proto__', 'then', 'bind', 'apply', 'toString'].map((name) => method(name));
    const { link, answers } = createHostilePeer(serve(...tables.map((row) => [row, () => row.name] as const)));
    for (const [index, { name }] of tables.entries())
      link.arrive({ type: 'call', id: index + 1, method: name, params: 1 });
    assert.deepEqual(
      (await answers()).map(({ result }) => result),
      tables.map(({ name }) => name),
    );
  });
});

describe('what the calling library’s own peers write', () => {
  it('[CL8] [EN4] is refused as no envelope, one error for each, and nothing acts on it', async () => {
    const { got, service } = readService();
    const { link, answers, refused } = createHostilePeer(service);
    for (const message of COMLINK_MESSAGES) link.arrive(message);
    assert.deepEqual(
      (await answers()).map(({ type, id, error }) => [type, id, error?.code]),
      COMLINK_MESSAGES.map(() => ['error', undefined, 'envelope/invalid']),
    );
    assert.deepEqual([got, refused()], [[], COMLINK_MESSAGES.length]);
  });

  it('[CL8] settles no call of ours, though it bears its number', async () => {
    const { peer, link, answers } = createHostilePeer();
    const result = peer.call(read, 1);
    await answers();
    for (const message of COMLINK_MESSAGES) link.arrive({ ...(message as object), id: 1 });
    await answers();
    link.arrive({ type: 'reply', id: 1, result: 'honest' });
    assert.equal(await result, 'honest');
  });

  it('[CL8] is plain data as parameters and as a result', async () => {
    const { got, service } = readService();
    const { link, answers } = createHostilePeer(service);
    for (const [index, params] of COMLINK_MESSAGES.entries()) {
      link.arrive({ type: 'call', id: index + 1, method: 'room/read', params });
    }
    const replies = await answers();
    assert.deepEqual(got, COMLINK_MESSAGES);
    assert.deepEqual(
      replies.map(({ result }) => result),
      COMLINK_MESSAGES,
    );
  });

  it('[CL8] is plain data as the result of a call of ours', async () => {
    for (const message of COMLINK_MESSAGES) {
      const { peer, link } = createHostilePeer();
      const result = peer.call(read, 1);
      link.arrive({ type: 'reply', id: 1, result: message });
      assert.deepEqual(await result, message);
    }
  });

  it('[CL8] has no place in our own envelopes: names, handlers and paths stay at home', async () => {
    const { got, service } = readService();
    const { peer, link, answers } = createHostilePeer(service);
    peer.call(read, { deep: [1] }).catch(() => undefined);
    link.arrive({ type: 'call', id: 1, method: 'room/read', params: null });
    link.arrive({ type: 'call', id: 2, method: 'nothing', params: null });
    assert.deepEqual(await answers(), [
      { type: 'call', id: 1, method: 'room/read', params: { deep: [1] } },
      {
        type: 'reply',
        id: 2,
        error: toWireError(new RoompaneError('call/unknown-method', { data: { method: 'nothing' } })),
      },
      { type: 'reply', id: 1, result: null },
    ]);
    assert.deepEqual(got, [null]);
  });
});
