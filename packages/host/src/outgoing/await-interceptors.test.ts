import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type RoompaneError } from '@roompane/protocol';
import { joinFake } from '../../test/room/fake-join.ts';
import { rest } from '../../test/outgoing/scripted-pipeline.ts';
import type { AttachOptions } from './attachment.ts';
import type { InterceptorPort } from './interceptor.ts';

const passing: InterceptorPort = { check: () => Promise.resolve({ type: 'pass' }), ping: () => Promise.resolve() };
const guard: AttachOptions = { addin: { id: 'guard', name: 'Guard' }, sessionKey: 'guard', policy: 'block' };

describe('a composer that is about to open', () => {
  it('[OP9] waits for an add-in that was mounted before it, and no longer', async () => {
    const { room, clock } = await joinFake();
    const attachment = room.intercept(guard);
    let missing: readonly unknown[] | undefined;
    void room.awaitInterceptors().then((those) => (missing = those));
    await rest();
    assert.equal(missing, undefined);
    attachment.ready(passing);
    await rest();
    assert.deepEqual([missing, clock.pending], [[], 0]);
  });

  it('[OP9] learns after the loading budget which add-ins are not there', async () => {
    const { room, clock } = await joinFake({ budgets: { loadingMs: 3_000 } });
    room.intercept(guard);
    const waiting = room.awaitInterceptors();
    clock.advance(3_000);
    assert.deepEqual(await waiting, [guard.addin]);
  });

  it('[OP9] does not wait for one that is gone, and learns of it', async () => {
    const { room } = await joinFake();
    const attachment = room.intercept(guard);
    const waiting = room.awaitInterceptors();
    attachment.lost({ mayReturn: false });
    assert.deepEqual(await waiting, [guard.addin]);
  });

  it('[OP9] waits for none whose failure lets posts go', async () => {
    const { room } = await joinFake();
    room.intercept({ ...guard, policy: 'pass' });
    room.intercept({ ...guard, policy: 'ask' });
    assert.deepEqual(await room.awaitInterceptors(), []);
  });

  it('is told when it is aborted, and when the room is over', async () => {
    const { room } = await joinFake();
    room.intercept(guard);
    await assert.rejects(room.awaitInterceptors({ signal: AbortSignal.abort() }), { code: 'call/aborted' });
    const waiting = room.awaitInterceptors();
    await Promise.all([assert.rejects(waiting, { code: 'room/not-joined' }), room.leave()]);
    await assert.rejects(room.awaitInterceptors(), (error: RoompaneError) => error.code === 'room/not-joined');
  });
});

describe('those in the way of drafts', () => {
  it('[OP2] are listed in the order of asking, and changes are told', async () => {
    const { room } = await joinFake();
    const told: string[][] = [];
    const listed = (): string[] => room.interceptors.map(({ addin, presence }) => `${addin.id} ${presence}`);
    room.addEventListener('interceptors-changed', ({ interceptors }) => {
      assert.deepEqual(interceptors, room.interceptors);
      told.push(listed());
    });
    room.intercept({ ...guard, order: 1 });
    const first = room.intercept({ addin: { id: 'first', name: 'First' }, sessionKey: 'first' });
    first.ready(passing);
    first.ready(passing);
    first.respond(false);
    first.detach();
    assert.deepEqual(told, [
      ['guard loading'],
      ['first loading', 'guard loading'],
      ['first ready', 'guard loading'],
      ['first unresponsive', 'guard loading'],
      ['guard loading'],
    ]);
  });
});
