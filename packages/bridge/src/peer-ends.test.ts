import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { describe, it } from 'node:test';
import { isRoompaneError, RoompaneError } from '@roompane/protocol';
import { createHostilePeer } from '../test/hostile-peer.ts';
import { linkPeers } from '../test/linked-peers.ts';
import { createWaiting, method, serve, streamMethod } from '../test/methods.ts';

const wait = method('test/wait', { deadlineMs: 15_000 });
const patient = method('test/patient');
const follow = streamMethod('test/follow');
const never = (): Promise<never> => new Promise(() => undefined);

/** How a promise ended: the code of its error, or `value`. */
const outcome = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'value',
    (error: unknown) => (isRoompaneError(error) ? error.code : 'uncoded'),
  );

const next = (events: AsyncIterable<unknown>): Promise<unknown> => events[Symbol.asyncIterator]().next();

describe('the end of a session', () => {
  it('[LT1] [LT2] settles everything that is pending on both sides, and leaves no timer and no listener', async () => {
    const service = serve([wait, never], [patient, never], [follow, never]);
    for (const closer of ['host', 'addin'] as const) {
      const { host, addin, clock, pair } = linkPeers({ host: service, addin: service });
      const pending = [host, addin].flatMap((side) => [
        outcome(side.call(wait, 1)),
        outcome(side.call(patient, 1)),
        outcome(next(side.follow(follow, 1))),
      ]);
      const ping = outcome(host.ping());
      await pair.settle();
      assert.equal(await ping, 'value');
      const barrier = outcome(host.ping());
      (closer === 'host' ? host : addin).close(new RoompaneError('connection/replaced'));
      assert.deepEqual(await Promise.all([...pending, barrier]), Array(7).fill('connection/replaced'));
      await pair.settle();
      assert.deepEqual([host.signal.aborted, addin.signal.aborted], [true, true]);
      assert.deepEqual([clock.pending, pair.listening, pair.underway], [0, 0, 0]);
    }
  });

  it('[LT2] aborts what each side was answering, with the error of the end', async () => {
    const { calls, handler } = createWaiting();
    const { host, addin, pair } = linkPeers({ host: serve([wait, handler]), addin: serve([wait, handler]) });
    const pending = [outcome(addin.call(wait, 1)), outcome(host.call(wait, 2))];
    await pair.settle();
    addin.close(new RoompaneError('connection/replaced'));
    await Promise.all(pending);
    await pair.settle();
    assert.deepEqual(
      calls.map(({ signal }) => (signal.reason as RoompaneError | undefined)?.code),
      ['connection/replaced', 'connection/replaced'],
    );
    for (const { answer } of calls) answer('too late');
    await pair.settle();
  });

  it('[LT1] is told once by a bye, which is not answered, and twice is the same as once', async () => {
    const { host, addin, pair, sent } = linkPeers();
    host.close();
    host.close(new RoompaneError('connection/replaced'));
    await pair.settle();
    addin.close();
    await pair.settle();
    assert.deepEqual(
      [...sent('host'), ...sent('addin')].map(({ type, error }) => [type, error?.code]),
      [['bye', 'connection/closed']],
    );
    assert.equal((host.signal.reason as RoompaneError).code, 'connection/closed');
    assert.equal((addin.signal.reason as RoompaneError).code, 'connection/closed');
  });

  it('[LT1] keeps the reason of a bye where it is one that ends sessions, and calls any other a plain close', async () => {
    const reasons: Readonly<Record<string, string>> = {
      'connection/replaced': 'connection/replaced',
      'limit/abusive': 'limit/abusive',
      'connection/navigated-away': 'connection/closed',
      'call/denied': 'connection/closed',
      'room/on-fire': 'connection/closed',
      constructor: 'connection/closed',
    };
    for (const [said, taken] of Object.entries(reasons)) {
      const { peer, link, answers } = createHostilePeer();
      link.arrive({ type: 'bye', error: { code: said, message: '' } });
      assert.equal((peer.signal.reason as RoompaneError).code, taken, said);
      assert.deepEqual(await answers(), []);
    }
  });

  it('[LT5] comes to an add-in with the reason why its room is over, and is no reason that an add-in can give', async () => {
    const data = { roomId: 'fx', reason: 'kicked' };
    for (const closer of ['host', 'addin'] as const) {
      const { host, addin, pair } = linkPeers();
      (closer === 'host' ? host : addin).close(new RoompaneError('room/removed', { data }));
      await pair.settle();
      const { code, data: told } = (closer === 'host' ? addin : host).signal.reason as RoompaneError;
      assert.deepEqual([code, told], closer === 'host' ? ['room/removed', data] : ['connection/closed', undefined]);
    }
  });

  it('[LT1] [LT2] comes by a bye whose reason carries more than an error may', async () => {
    const { host, addin, pair } = linkPeers();
    const call = outcome(addin.call(patient, 1));
    host.close(
      new RoompaneError('connection/refused', { message: 'm'.repeat(300_000), data: { d: 'd'.repeat(300_000) } }),
    );
    assert.equal(host.signal.aborted, true);
    await pair.settle();
    assert.equal(await call, 'connection/refused');
  });

  it('[LT1] is the last word: nothing follows the bye, whatever its listeners do', async () => {
    const { peer, answers } = createHostilePeer();
    const abort = new AbortController();
    const call = outcome(peer.call(wait, 1, abort));
    peer.signal.addEventListener('abort', () => {
      abort.abort();
      peer.refuse(new RoompaneError('envelope/invalid'));
      peer.close();
    });
    await answers();
    peer.close(new RoompaneError('connection/replaced'));
    assert.deepEqual(
      (await answers()).map(({ type, error }) => [type, error?.code]),
      [['bye', 'connection/replaced']],
    );
    assert.equal(await call, 'connection/replaced');
  });

  it('[LT3] is the end: what arrives after it is not read, and nothing is sent', async () => {
    const { calls, handler } = createWaiting();
    const { peer, link, answers } = createHostilePeer(serve([wait, handler]));
    peer.close();
    await answers();
    for (const arrival of [
      { type: 'call', id: 1, method: 'test/wait', params: 1 },
      { type: 'ping', id: 2 },
      'x',
      undefined,
    ]) {
      link.arrive(arrival);
    }
    peer.refuse(new RoompaneError('envelope/invalid'));
    assert.deepEqual([await answers(), calls], [[], []]);
    assert.deepEqual([link.isListening, link.isClosed], [false, true]);
  });

  it('[LT3] is not gone back on by what was under way when it came', async () => {
    const { calls, handler } = createWaiting();
    const { host, addin, pair } = linkPeers({ host: serve([wait, handler]), isManual: true });
    const call = outcome(addin.call(wait, 1));
    host.close();
    await pair.settle();
    assert.deepEqual([await call, calls], ['connection/closed', []]);
  });

  it('[LT3] rejects calls, pings and streams that come after it, at once and with its error', async () => {
    const { host, addin, pair, sent, clock } = linkPeers();
    host.close(new RoompaneError('connection/replaced'));
    await pair.settle();
    const before = sent('addin').length;
    for (const side of [host, addin]) {
      assert.equal(await outcome(side.call(wait, 1)), 'connection/replaced');
      assert.equal(await outcome(next(side.follow(follow, 1))), 'connection/replaced');
    }
    assert.equal(await outcome(host.ping()), 'connection/replaced');
    assert.deepEqual([sent('addin').length, clock.pending], [before, 0]);
  });

  it('[LT4] takes the listeners that calls and streams put on their callers’ signals', async () => {
    const { addin, host, pair } = linkPeers({ host: serve([wait, never], [follow, never]) });
    const abort = new AbortController();
    const pending = [outcome(addin.call(wait, 1, abort)), outcome(next(addin.follow(follow, 1, abort)))];
    await pair.settle();
    assert.equal(getEventListeners(abort.signal, 'abort').length, 2);
    host.close();
    await Promise.all(pending);
    assert.equal(getEventListeners(abort.signal, 'abort').length, 0);
  });

  it('[LT2] comes in the middle of a handler, whose answer then goes nowhere', async () => {
    const peers = linkPeers({
      host: serve([
        wait,
        () => {
          peers.host.close(new RoompaneError('connection/replaced'));
          return 'answer';
        },
      ]),
    });
    await assert.rejects(peers.addin.call(wait, 1), { code: 'connection/replaced' });
    await peers.pair.settle();
    assert.deepEqual(
      peers.sent('host').map(({ type }) => type),
      ['bye'],
    );
  });
});
