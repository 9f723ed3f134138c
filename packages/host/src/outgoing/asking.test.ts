import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RoompaneError } from '@roompane/protocol';
import { didOf, expectBlocked, rest, ScriptedPipeline } from '../../test/outgoing/scripted-pipeline.ts';

/** What the user is asked about. */
function aboutOf({ questions }: ScriptedPipeline): string | undefined {
  const asked = questions[0]?.asked;
  return asked && `${asked.kind}: ${asked.kind === 'confirm' ? asked.question : asked.failure}`;
}

describe('asking the user', () => {
  it('[OP13] holds every clock while the user is asked, and yes goes on', async () => {
    const room = new ScriptedPipeline({ canAsk: true });
    const [first, second] = [room.attach(), room.attach({ policy: 'block' })];
    const posted = room.enter('bid 100');
    await rest();
    first.last.answer({ type: 'confirm', question: 'One hundred million?' });
    await room.advance(3_600_000);
    assert.equal(room.clock.pending, 0);
    assert.equal(aboutOf(room), 'confirm: One hundred million?');
    assert.equal(room.progress.at(-1)?.state, 'asking');
    room.questions[0]!.answer('yes');
    await room.advance(3_999);
    second.last.answer({ type: 'pass' });
    assert.deepEqual(didOf(await posted), ['addin-1 passed', 'addin-2 passed']);
  });

  it('[OP13] is a block by the user when the answer is no', async () => {
    const room = new ScriptedPipeline({ canAsk: true });
    room.attach().verdict = () => ({ type: 'confirm', question: 'Really?' });
    const posted = room.enter('bid');
    await rest();
    room.questions[0]!.answer('no');
    const outcome = expectBlocked(await posted);
    assert.match(outcome.reason, /You said no: Really\?/);
    assert.deepEqual([outcome.byUser, outcome.by.id, 'failure' in outcome], [true, 'addin-1', false]);
    assert.equal(outcome.draft.body.text, 'bid');
  });

  it('[OP13] decides a failure under the policy ask', async () => {
    for (const [answer, type] of [
      ['yes', 'posted'],
      ['no', 'blocked'],
    ] as const) {
      const room = new ScriptedPipeline({ canAsk: true });
      const addin = room.attach({ policy: 'ask' });
      const posted = room.enter('bid');
      await rest();
      addin.last.fail(new RoompaneError('call/failed'));
      await rest();
      assert.equal(aboutOf(room), 'no-verdict: thrown');
      room.questions[0]!.answer(answer);
      const outcome = await posted;
      assert.deepEqual([outcome.type, outcome.trail[0]?.failure], [type, 'thrown']);
    }
  });

  it('[OP13] takes the question away when the draft is withdrawn', async () => {
    const room = new ScriptedPipeline({ canAsk: true });
    room.attach().verdict = () => ({ type: 'confirm', question: 'Really?' });
    const withdrawn = new AbortController();
    const posted = room.enter('bid', { signal: withdrawn.signal });
    await rest();
    withdrawn.abort();
    await assert.rejects(posted, { code: 'call/aborted' });
    assert.equal(room.questions[0]!.signal.aborted, true);
    room.questions[0]!.answer('yes');
    await rest();
    assert.equal(room.posts.length, 0);
  });

  it('[OP13] without a dialog a question is a failure `unsupported`, by the policy', async () => {
    for (const [policy, type] of [
      ['pass', 'posted'],
      ['block', 'blocked'],
      ['ask', 'blocked'],
    ] as const) {
      const room = new ScriptedPipeline();
      room.attach({ policy }).verdict = () => ({ type: 'confirm', question: 'Really?' });
      const outcome = await room.enter('bid');
      assert.deepEqual([policy, outcome.type, outcome.trail[0]?.failure], [policy, type, 'unsupported']);
    }
  });

  it('[OP13] without a dialog the policy ask stops the draft, and the trail says why', async () => {
    const room = new ScriptedPipeline();
    const addin = room.attach({ policy: 'ask' });
    const posted = room.enter('bid');
    await rest();
    addin.last.fail(new RoompaneError('call/failed'));
    const outcome = expectBlocked(await posted);
    assert.equal(outcome.failure, 'thrown');
    assert.match(outcome.trail[0]?.reason ?? '', /Guard 1.*cannot/);
  });

  it('[OP13] asks one question at a time, and the next when the first does not matter any more', async () => {
    const room = new ScriptedPipeline({ canAsk: true });
    room.attach().verdict = () => ({ type: 'confirm', question: 'Really?' });
    const withdrawn = new AbortController();
    const first = room.enter('first', { signal: withdrawn.signal });
    const second = room.enter('second');
    await rest();
    assert.equal(room.questions.length, 1);
    withdrawn.abort();
    await assert.rejects(first, { code: 'call/aborted' });
    await rest();
    room.questions[1]!.answer('yes');
    assert.equal((await second).type, 'posted');
  });

  it('[OP13] does not ask again when the same draft is tried again, and does about other words', async () => {
    const room = new ScriptedPipeline({ canAsk: true, holdPosts: true });
    room.attach().verdict = () => ({ type: 'confirm', question: 'Really?' });
    const draft = room.draft('bid');
    const failing = room.pipeline.submit(draft, { composer: 'room' });
    await rest();
    room.questions[0]!.answer('yes');
    await rest();
    room.posts[0]!.fail(new RoompaneError('provider/unavailable'));
    assert.equal((await failing).type, 'failed');
    void room.pipeline.submit(draft, { composer: 'room' });
    await rest();
    assert.deepEqual([room.questions.length, room.posts.length], [1, 2], 'the user has said yes to that');
    void room.pipeline.submit({ ...draft, body: { text: 'offer', spans: [] } }, { composer: 'room' });
    await rest();
    assert.equal(room.questions.length, 2);
  });

  it('[OP13] asks again after a no', async () => {
    const room = new ScriptedPipeline({ canAsk: true });
    room.attach().verdict = () => ({ type: 'confirm', question: 'Really?' });
    const draft = room.draft('bid');
    for (const count of [1, 2]) {
      const posting = room.pipeline.submit(draft, { composer: 'room' });
      await rest();
      assert.equal(room.questions.length, count);
      room.questions.at(-1)!.answer('no');
      expectBlocked(await posting);
    }
  });

  it('[OP13] takes whatever is no yes for a no', async () => {
    const room = new ScriptedPipeline({ canAsk: true });
    room.attach().verdict = () => ({ type: 'confirm', question: 'Really?' });
    const posted = room.enter('bid');
    await rest();
    room.questions[0]!.answer(undefined as never);
    assert.equal(expectBlocked(await posted).byUser, true);
  });

  it('[OP13] goes with the room, and the draft comes back', async () => {
    const room = new ScriptedPipeline({ canAsk: true });
    room.attach().verdict = () => ({ type: 'confirm', question: 'Really?' });
    const posted = room.enter('bid');
    await rest();
    room.pipeline.close(new RoompaneError('room/not-joined'));
    const outcome = await posted;
    assert.deepEqual([outcome.type, room.questions[0]!.signal.aborted], ['failed', true]);
  });

  it('[OP13] treats a dialog that fails as none', async () => {
    const room = new ScriptedPipeline({ canAsk: true });
    room.attach({ policy: 'block' }).verdict = () => ({ type: 'confirm', question: 'Really?' });
    const posted = room.enter('bid');
    await rest();
    room.questions[0]!.fail(new RoompaneError('call/failed'));
    assert.equal(expectBlocked(await posted).failure, 'unsupported');
  });
});
