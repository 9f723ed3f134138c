import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { didOf, expectBlocked, replaceWith, rest, ScriptedPipeline } from '../../test/outgoing/scripted-pipeline.ts';

describe('not waiting for a verdict', () => {
  for (const policy of ['pass', 'ask'] as const) {
    it(`[OP19] is the user’s choice under the policy ${policy}, and the trail says whose it was`, async () => {
      const room = new ScriptedPipeline({ canAsk: true });
      const guard = room.attach({ policy });
      const posted = room.enter('bid');
      await rest();
      room.progress[0]!.skip!();
      const outcome = await posted;
      assert.deepEqual(didOf(outcome), ['addin-1 unchecked']);
      assert.equal(outcome.trail[0]?.byUser, true);
      assert.equal(guard.last.signal.aborted, true, 'the draft no longer matters to it');
      assert.equal(room.clock.pending, 0);
    });
  }

  it('[OP19] is nobody’s choice under the policy block', async () => {
    const room = new ScriptedPipeline();
    const guard = room.attach({ policy: 'block' });
    const posted = room.enter('bid');
    await rest();
    assert.equal(room.progress[0]!.skip, undefined);
    guard.last.answer({ type: 'block', reason: 'no' });
    expectBlocked(await posted);
  });

  it('[OP19] has no effect on the next interceptor, nor after the end', async () => {
    const room = new ScriptedPipeline();
    const [first, second] = [room.attach(), room.attach()];
    const posted = room.enter('bid');
    await rest();
    const skipFirst = room.progress[0]!.skip!;
    first.last.answer({ type: 'pass' });
    await rest();
    skipFirst();
    await rest();
    assert.equal(second.last.signal.aborted, false);
    second.last.answer({ type: 'pass' });
    assert.deepEqual(didOf(await posted), ['addin-1 passed', 'addin-2 passed']);
    skipFirst();
    assert.equal(room.settled.length, 1);
  });
});

describe('words as they are written', () => {
  it('[OP19] are kept from an add-in whose policy lets the user say so', async () => {
    const room = new ScriptedPipeline();
    room.attach().verdict = (draft) => replaceWith(draft, 'other words');
    const changed = await room.enter('words');
    assert.equal(changed.trail[0]?.isOptional, true, 'the user may say so');
    const kept = await room.enter('words', { asWritten: true });
    assert.deepEqual(
      room.posts.map(({ asked }) => asked.draft.body.text),
      ['other words', 'words'],
    );
    assert.deepEqual([kept.trail[0]?.did, kept.trail[0]?.byUser], ['passed', true]);
  });

  it('[OP19] are not kept from one with the policy block', async () => {
    const room = new ScriptedPipeline();
    room.attach({ policy: 'block' }).verdict = (draft) => replaceWith(draft, 'other words');
    const outcome = await room.enter('words', { asWritten: true });
    assert.equal(outcome.type === 'posted' && outcome.message.body.text, 'other words');
    assert.equal('isOptional' in outcome.trail[0]!, false);
  });

  it('[OP19] are stopped all the same by an add-in that blocks', async () => {
    const room = new ScriptedPipeline();
    room.attach().verdict = () => ({ type: 'block', reason: 'no' });
    assert.equal(expectBlocked(await room.enter('words', { asWritten: true })).byUser, undefined);
  });
});
