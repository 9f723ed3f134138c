import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LIMITS, type Served } from '@roompane/protocol';
import { ManualClock, ScriptedLink } from '@roompane/testing';
import { createWaiting, method, serve, streamMethod } from '../test/methods.ts';
import type { SentEnvelope } from '../test/linked-peers.ts';
import { initialMeterState, type MeterInput, stepMeter } from './abuse-meter.ts';
import { Peer } from './peer.ts';

const wait = method('test/wait');
const follow = streamMethod('test/follow');
const isStream = (each: Served | undefined): boolean => each === follow;

/** A peer that measures its far side, which is the test. */
function createMetered() {
  const link = new ScriptedLink();
  const clock = new ManualClock();
  const { calls, handler } = createWaiting();
  let meter = initialMeterState;
  const measure = (input: MeterInput) => {
    const [next, error] = stepMeter(meter, input);
    meter = next;
    return error;
  };
  const peer = new Peer({
    link,
    clock,
    service: serve([wait, handler], [follow, handler]),
    guard: {
      admit: (called, unanswered) => {
        const open = [...unanswered];
        const openStreams = open.filter(({ method: row }) => isStream(row)).length;
        const openCalls = open.length - openStreams;
        return measure({ type: 'asked', atMs: clock.now(), isStream: isStream(called), openCalls, openStreams });
      },
      refused: () => measure({ type: 'refused', atMs: clock.now() }),
    },
  });
  let id = 0;
  const call = (row: Served): void => link.arrive({ type: 'call', id: ++id, method: row.name, params: null });
  const take = async (): Promise<readonly SentEnvelope[]> => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    return link.take() as readonly SentEnvelope[];
  };
  return { peer, link, clock, calls, call, take };
}

describe('a peer that is asked too much', () => {
  it('[LI2] refuses the call that is one too many in flight, and lives on', async () => {
    const { call, calls, take, clock } = createMetered();
    for (let count = 0; count <= LIMITS.callsInFlight; count++) call(wait);
    const [refusal, ...others] = await take();
    assert.deepEqual([refusal?.id, refusal?.error?.code, others], [LIMITS.callsInFlight + 1, 'limit/exceeded', []]);
    assert.equal(calls.length, LIMITS.callsInFlight);
    calls[0]!.answer('done');
    assert.equal((await take())[0]?.result, 'done');
    clock.advance(1_000);
    call(wait);
    assert.deepEqual([await take(), calls.length], [[], LIMITS.callsInFlight + 1]);
  });

  it('[LI2] refuses the stream that is one too many, and still answers calls', async () => {
    const { call, calls, take } = createMetered();
    for (let count = 0; count <= LIMITS.subscriptions; count++) call(follow);
    assert.deepEqual(
      (await take()).map(({ id, error }) => [id, error?.code]),
      [[LIMITS.subscriptions + 1, 'limit/exceeded']],
    );
    call(wait);
    assert.deepEqual([await take(), calls.length], [[], LIMITS.subscriptions + 1]);
  });

  it('[LI2] refuses calls and pings beyond so many in a second, and answers them in the next', async () => {
    const { link, take, clock, peer } = createMetered();
    for (let id = 1; id <= LIMITS.callsPerSecond + 50; id++) link.arrive({ type: 'ping', id });
    const answers = await take();
    assert.equal(answers.filter(({ type }) => type === 'pong').length, LIMITS.callsPerSecond);
    const errors = answers.filter(({ type }) => type === 'error');
    assert.deepEqual([errors.length, errors[0]?.error?.code], [50, 'limit/exceeded']);
    clock.advance(1_000);
    link.arrive({ type: 'ping', id: 7 });
    assert.deepEqual(await take(), [{ type: 'pong', id: 7 }]);
    assert.equal(peer.signal.aborted, false);
  });

  it('[LI3] ends the session with limit/abusive at one refusal too many, tells the far side, and reads no more', async () => {
    const { link, take, calls, call, peer } = createMetered();
    call(wait);
    for (let count = 0; count < LIMITS.refusals; count++) link.arrive('noise');
    assert.deepEqual([(await take()).length, peer.signal.aborted], [LIMITS.refusals, false]);
    link.arrive('noise');
    call(wait);
    assert.deepEqual(
      (await take()).map(({ type, error }) => [type, error?.code]),
      [
        ['error', 'envelope/invalid'],
        ['bye', 'limit/abusive'],
      ],
    );
    assert.equal((peer.signal.reason as { code: string }).code, 'limit/abusive');
    assert.deepEqual([calls.length, calls[0]!.signal.aborted, link.isListening, link.isClosed], [1, true, false, true]);
  });

  it('[LI3] forgives what was refused before the window', async () => {
    const { link, take, clock, peer } = createMetered();
    for (let round = 0; round < 5; round++) {
      for (let count = 0; count < LIMITS.refusals; count++) link.arrive('noise');
      clock.advance(LIMITS.refusalWindowMs);
    }
    assert.equal((await take()).length, 5 * LIMITS.refusals);
    assert.equal(peer.signal.aborted, false);
  });
});
