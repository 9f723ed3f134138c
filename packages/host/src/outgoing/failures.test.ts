import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type InterceptorFailure, RoompaneError } from '@roompane/protocol';
import { didOf, expectBlocked, replaceWith, rest, ScriptedPipeline } from '../../test/outgoing/scripted-pipeline.ts';

const failures: Record<Exclude<InterceptorFailure, 'unsupported'>, (room: ScriptedPipeline) => Promise<void>> = {
  late: (room) => room.advance(4_250),
  thrown: (room) => failLast(room, 'call/failed'),
  invalid: (room) => failLast(room, 'call/invalid-result'),
  gone: (room) => failLast(room, 'connection/closed'),
};

async function failLast(room: ScriptedPipeline, code: RoompaneError['code']): Promise<void> {
  await rest();
  guardOf.get(room)!.last.fail(new RoompaneError(code));
}

const guardOf = new WeakMap<ScriptedPipeline, ReturnType<ScriptedPipeline['attach']>>();

describe('failures', () => {
  for (const [failure, happen] of Object.entries(failures)) {
    it(`[OP8] lets a draft go on unchecked under 'pass' when a check is ${failure}, and says so`, async () => {
      const room = new ScriptedPipeline();
      guardOf.set(room, room.attach());
      const posted = room.enter('bid');
      await happen(room);
      const outcome = await posted;
      assert.equal(outcome.type, 'posted');
      const [step] = outcome.trail;
      assert.deepEqual([step?.did, step?.failure], ['unchecked', failure]);
      assert.match(step?.reason ?? '', /Guard 1/);
    });

    it(`[OP8] stops a draft under 'block' when a check is ${failure}, and names the add-in`, async () => {
      const room = new ScriptedPipeline();
      guardOf.set(room, room.attach({ policy: 'block' }));
      const posted = room.enter('bid');
      await happen(room);
      const outcome = expectBlocked(await posted);
      assert.equal(outcome.failure, failure);
      assert.match(outcome.reason, /Guard 1/);
      assert.equal(outcome.draft.body.text, 'bid');
      assert.equal(room.posts.length, 0);
    });
  }

  for (const act of ['notReady', 'detach'] as const) {
    it(`[OP8] fails the checks of an add-in as gone on ${act}`, async () => {
      const room = new ScriptedPipeline();
      const addin = room.attach({ policy: 'block' });
      const posted = room.enter('bid');
      await rest();
      addin.attachment[act]();
      assert.equal(expectBlocked(await posted).failure, 'gone');
      assert.equal(addin.last.signal.aborted, true);
      assert.equal(room.clock.pending, 0);
    });
  }

  it('[OP8] tells a record every step, its time, and the draft before and after', async () => {
    const room = new ScriptedPipeline();
    const [first, second] = [room.attach(), room.attach()];
    first.verdict = (draft) => replaceWith(draft, 'after', 'tidied');
    const posted = room.enter('before');
    await room.advance(1_000);
    second.last.answer({ type: 'pass' });
    const outcome = await posted;
    const [event, ...others] = room.settled;
    assert.equal(others.length, 0);
    assert.equal(event!.draft.body.text, 'before');
    assert.equal(event!.ending, outcome);
    assert.deepEqual(
      event!.steps.map(({ step, atEpochMs, before, after }) => [
        step.did,
        step.reason,
        atEpochMs - 1_700_000_000_000,
        before.body.text,
        after.body.text,
      ]),
      [
        ['replaced', 'tidied', 0, 'before', 'after'],
        ['passed', undefined, 1_000, 'after', 'after'],
      ],
    );
  });

  it('[OP8] bounds how many can be in the way by what a trail can name', () => {
    const room = new ScriptedPipeline();
    for (let count = 0; count < 32; count++) room.attach();
    assert.throws(() => room.attach(), { code: 'limit/exceeded' });
  });
});

describe('an add-in that is not ready', () => {
  it('[OP9] holds drafts under the policy block until it is ready, and has its whole deadline then', async () => {
    const room = new ScriptedPipeline();
    const addin = room.attach({ policy: 'block' }, { isReady: false });
    const posted = room.enter('bid');
    await room.advance(9_999);
    assert.equal(room.progress[0]?.state, 'loading');
    addin.attachment.ready(addin);
    await room.advance(3_999);
    addin.last.answer({ type: 'pass' });
    assert.deepEqual(didOf(await posted), ['addin-1 passed']);
  });

  it('[OP9] is a failure after the loading budget', async () => {
    const room = new ScriptedPipeline();
    room.attach({ policy: 'block' }, { isReady: false });
    const posted = room.enter('bid');
    await room.advance(10_000);
    assert.equal(expectBlocked(await posted).failure, 'gone');
  });

  it('[OP9] that is unmounted meanwhile is a failure at once', async () => {
    const room = new ScriptedPipeline();
    const addin = room.attach({ policy: 'block' }, { isReady: false });
    const posted = room.enter('bid');
    addin.attachment.detach();
    assert.equal(expectBlocked(await posted).failure, 'gone');
  });

  it('[OP9] that reloads is waited for again', async () => {
    const room = new ScriptedPipeline();
    const addin = room.attach({ policy: 'block' });
    addin.attachment.notReady();
    const posted = room.enter('bid');
    await room.advance(5_000);
    addin.attachment.ready(addin);
    await rest();
    addin.last.answer({ type: 'pass' });
    assert.equal((await posted).type, 'posted');
  });

  it('[OP9] is not waited for under the policy pass; where it was expected the trail tells', async () => {
    const room = new ScriptedPipeline();
    room.attach({}, { isReady: false });
    room.attach({ expected: true }, { isReady: false });
    const outcome = await room.enter('bid');
    assert.deepEqual(
      outcome.trail.map(({ addin, did, failure }) => [addin.id, did, failure]),
      [['addin-2', 'unchecked', 'gone']],
    );
  });
});
