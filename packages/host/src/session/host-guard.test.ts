import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { followMessages, type Grant, LIMITS, postMessage, readMessages, stopIntercepting } from '@roompane/protocol';
import { ManualClock } from '@roompane/testing';
import { createHostGuard } from './host-guard.ts';

describe('what a host holds against an add-in', () => {
  it('[GR1] [CL2] asks for the grant of a method at each call, as the grants are then', () => {
    let grants: readonly Grant[] = ['messages/read'];
    const guard = createHostGuard(new ManualClock(), () => grants);
    assert.equal(guard.admit(readMessages, []), undefined);
    const denied = guard.admit(postMessage, []);
    assert.equal(denied?.code, 'call/denied');
    assert.deepEqual(denied.data, { grant: 'messages/post', method: 'messages/post' });
    grants = ['messages/post'];
    assert.equal(guard.admit(postMessage, []), undefined);
    assert.equal(guard.admit(readMessages, [])?.code, 'call/denied');
    assert.equal(guard.admit(followMessages, [])?.code, 'call/denied');
  });

  it('[GR1] asks for nothing where the table asks for nothing', () => {
    const guard = createHostGuard(new ManualClock(), () => []);
    assert.equal(guard.admit(stopIntercepting, []), undefined);
    assert.equal(guard.admit(undefined, []), undefined);
  });

  it('[LI2] counts open streams and open calls apart', () => {
    const guard = createHostGuard(new ManualClock(), () => ['messages/read']);
    const streams = Array.from({ length: LIMITS.subscriptions }, () => ({ method: followMessages }));
    assert.equal(guard.admit(readMessages, streams), undefined);
    assert.equal(guard.admit(followMessages, streams)?.data?.['limit'], 'subscriptions');
    const calls = Array.from({ length: LIMITS.callsInFlight }, () => ({ method: readMessages }));
    assert.equal(guard.admit(followMessages, calls), undefined);
    assert.equal(guard.admit(readMessages, calls)?.data?.['limit'], 'callsInFlight');
  });

  it('[LI3] gives the error that ends the session when too much was refused', () => {
    const guard = createHostGuard(new ManualClock(), () => []);
    for (let count = 0; count < LIMITS.refusals; count++) assert.equal(guard.refused(), undefined);
    assert.equal(guard.refused()?.code, 'limit/abusive');
  });
});
