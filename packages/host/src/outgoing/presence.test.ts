import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { didOf, expectBlocked, rest, ScriptedPipeline } from '../../test/outgoing/scripted-pipeline.ts';

describe('an add-in whose page does not answer', () => {
  it('[OP18] is late with what it has, and with what comes to it, without a wait', async () => {
    const room = new ScriptedPipeline();
    const guard = room.attach({ policy: 'block', deadlineMs: 60_000 });
    const posted = [room.enter('first')];
    await rest();
    guard.attachment.respond(false);
    posted.push(room.enter('second'));
    for (const outcome of await Promise.all(posted)) assert.equal(expectBlocked(outcome).failure, 'late');
    assert.deepEqual([guard.checks.length, guard.last.signal.aborted, room.clock.pending], [1, true, 0]);
  });

  it('[OP18] is asked again once it answers', async () => {
    const room = new ScriptedPipeline();
    const guard = room.attach();
    guard.verdict = () => ({ type: 'pass' });
    guard.attachment.respond(false);
    assert.deepEqual(didOf(await room.enter('first')), ['addin-1 unchecked']);
    guard.attachment.respond(true);
    assert.deepEqual(didOf(await room.enter('second')), ['addin-1 passed']);
  });

  it('[OP18] is no handler where there was none', async () => {
    const room = new ScriptedPipeline();
    const guard = room.attach({}, { isReady: false });
    guard.attachment.respond(true);
    assert.deepEqual(didOf(await room.enter('bid')), []);
  });
});

describe('an add-in that lost its document', () => {
  it('[OP9] is missed in the trail until it is back, although nobody waits for it', async () => {
    const room = new ScriptedPipeline();
    const guard = room.attach();
    guard.verdict = () => ({ type: 'pass' });
    guard.attachment.lost({ mayReturn: true });
    const outcome = await room.enter('first');
    assert.deepEqual([didOf(outcome), outcome.trail[0]?.failure], [['addin-1 unchecked'], 'gone']);
    guard.attachment.ready(guard);
    assert.deepEqual(didOf(await room.enter('second')), ['addin-1 passed']);
  });

  it('[OP9] is not missed when it had taken its handler away before', async () => {
    const room = new ScriptedPipeline();
    const guard = room.attach();
    guard.attachment.notReady();
    guard.attachment.lost({ mayReturn: false });
    assert.deepEqual(didOf(await room.enter('bid')), []);
  });

  it('[OP9] under the policy block is waited for while it may return, and stops drafts at once when it may not', async () => {
    const room = new ScriptedPipeline();
    const guard = room.attach({ policy: 'block' });
    guard.attachment.lost({ mayReturn: true });
    const waiting = room.enter('first');
    await room.advance(9_999);
    assert.equal(room.settled.length, 0);
    guard.attachment.lost({ mayReturn: false });
    assert.equal(expectBlocked(await waiting).failure, 'gone');
    assert.equal(expectBlocked(await room.enter('second')).failure, 'gone');
    assert.equal(room.clock.pending, 0);
  });
});
