import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createHoldableClock } from '@roompane/protocol';
import { ManualClock, ScriptedLink } from '@roompane/testing';
import { createHostilePeer } from '../test/hostile-peer.ts';
import { linkPeers } from '../test/linked-peers.ts';
import { method, serve } from '../test/methods.ts';
import { watchLiveness } from './liveness.ts';
import { Peer } from './peer.ts';

/** A host that watches a far side, which is the test; `turns` are what it told. */
function watch() {
  const link = new ScriptedLink();
  const manual = new ManualClock();
  const clock = createHoldableClock(manual);
  const turns: boolean[] = [];
  let heard = (): void => undefined;
  const peer = new Peer({ link, clock, service: new Map(), onArrival: () => heard() });
  heard = watchLiveness({ peer, clock, onChange: (isResponsive) => turns.push(isResponsive) });
  const pings = (): readonly number[] => (link.take() as { id: number }[]).map(({ id }) => id);
  return { link, manual, clock, peer, turns, pings };
}

describe('liveness', () => {
  it('[LV1] pings at once and every 5 s from then on', () => {
    const { manual, pings } = watch();
    assert.deepEqual(pings(), [1]);
    manual.advance(4_999);
    assert.deepEqual(pings(), []);
    manual.advance(1);
    assert.deepEqual(pings(), [2]);
    manual.advance(15_000);
    assert.deepEqual(pings(), [3, 4, 5]);
  });

  it('[LV1] is answered in the handler of the message, without a timer and without a turn', () => {
    const { link, clock } = createHostilePeer();
    link.arrive({ type: 'ping', id: 7 });
    assert.deepEqual([link.sent, clock.pending], [[{ type: 'pong', id: 7 }], 0]);
  });

  it('[LV1] is answered while a handler of that side has not answered yet', async () => {
    const stuck = method('test/stuck');
    const { host, addin, pair } = linkPeers({
      addin: serve([stuck, () => new Promise(() => undefined)]),
    });
    host.call(stuck, 1).catch(() => undefined);
    await host.ping();
    addin.close();
    await pair.settle();
  });

  it('[LV2] calls a session unresponsive after 10 s of silence, once, and ready at the next arrival', () => {
    const { link, manual, turns, peer } = watch();
    manual.advance(9_999);
    assert.deepEqual(turns, []);
    manual.advance(1);
    assert.deepEqual(turns, [false]);
    manual.advance(30_000);
    assert.deepEqual([turns, peer.signal.aborted], [[false], false]);
    link.arrive({ type: 'pong', id: 1 });
    assert.deepEqual(turns, [false, true]);
    // The next ping is due in 5 s, and then has 10 s for its answer.
    manual.advance(14_999);
    assert.deepEqual(turns, [false, true]);
    manual.advance(1);
    assert.deepEqual(turns, [false, true, false]);
  });

  it('[LV2] takes any arrival for a sign of life, also one that is refused', () => {
    const { link, manual, turns } = watch();
    const arrivals = [{ type: 'pong', id: 1 }, { type: 'ack', id: 9, seq: 1 }, 'noise', { type: 'ping', id: 1 }];
    for (let round = 0; round < 2; round++) {
      for (const arrival of arrivals) {
        manual.advance(9_999);
        link.arrive(arrival);
      }
    }
    assert.deepEqual(turns, []);
  });

  it('[LV2] misses one beat when the machine has slept, for an hour or a week', () => {
    for (const slept of [3_600_000, 604_800_000]) {
      const { link, manual, turns, clock } = watch();
      manual.advance(4_000);
      link.arrive({ type: 'pong', id: 1 });
      // Timers of a machine that sleeps run late, and once.
      clock.hold(true);
      manual.advance(slept);
      clock.hold(false);
      assert.deepEqual(turns, []);
      link.arrive({ type: 'pong', id: 2 });
      manual.advance(5_000);
      assert.deepEqual(turns, []);
    }
  });

  it('[LV3] stands still while the clocks are held: nothing is pinged and nothing is called silent', () => {
    const { manual, turns, clock, pings } = watch();
    pings();
    manual.advance(4_000);
    clock.hold(true);
    manual.advance(600_000);
    assert.deepEqual([turns, pings()], [[], []]);
    clock.hold(false);
    manual.advance(0);
    assert.deepEqual(turns, []);
  });

  it('[LV2] [LT4] stops with the session, and leaves no timer', () => {
    const { peer, manual, turns, link } = watch();
    manual.advance(12_000);
    peer.close();
    assert.equal(manual.pending, 0);
    manual.advance(60_000);
    link.arrive({ type: 'pong', id: 1 });
    assert.deepEqual(turns, [false]);
  });
});
