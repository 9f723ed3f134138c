import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { didOf, expectBlocked, replaceWith, ScriptedPipeline } from '../../test/outgoing/scripted-pipeline.ts';

describe('verdicts', () => {
  it('[OP3] keeps the original’s key under a replacement', async () => {
    const room = new ScriptedPipeline();
    room.attach().verdict = (draft) => ({
      type: 'replace',
      draft: { ...draft, key: 'another', body: { text: 'other words', spans: [] } },
    });
    const outcome = await room.enter('words');
    assert.equal(room.posts[0]?.asked.draft.key, 'key-0');
    assert.equal(room.posts[0]?.asked.draft.body.text, 'other words');
    assert.equal(outcome.type, 'posted');
  });

  it('[OP3] lets nobody aim an answer or an edit at another message', async () => {
    const room = new ScriptedPipeline();
    room.attach().verdict = ({ replyTo: _replyTo, ...draft }) => ({
      type: 'replace',
      draft: { ...draft, edits: 'another message', body: { text: 'other words', spans: [] } },
    });
    const { pipeline } = room;
    const answer = { ...room.draft('words'), replyTo: 'm1' };
    const edit = { ...room.draft('words'), edits: 'm2' };
    for (const draft of [answer, edit, room.draft('words')]) await pipeline.submit(draft, { composer: 'room' });
    const posted = room.posts.map(({ asked }) => [asked.draft.body.text, asked.draft.replyTo, asked.draft.edits]);
    const words = 'other words';
    assert.deepEqual(posted, [
      [words, 'm1', undefined],
      [words, undefined, 'm2'],
      [words, undefined, undefined],
    ]);
  });

  it('[OP3] [LI4] count the limits of the room: a replacement that it would not take is no verdict, and such a fix is none', async () => {
    const limits = { messageBytes: 12, storyBytes: 12 };
    const room = new ScriptedPipeline();
    room.attach().verdict = (draft) => replaceWith(draft, 'longer than twelve');
    room.attach().verdict = (draft) => ({
      type: 'block',
      reason: 'No',
      fix: { ...draft, body: { text: 'longer than twelve', spans: [] } },
    });
    const outcome = await room.pipeline.submit(room.draft('words'), { composer: 'room', limits });
    const { fix, trail } = expectBlocked(outcome);
    assert.equal(fix, undefined);
    assert.equal(trail[0]?.failure, 'invalid');
  });

  it('[OP3] ends the chain at the first block, with the reason, the fix and the draft as it was written', async () => {
    const room = new ScriptedPipeline();
    room.attach().verdict = (draft) => replaceWith(draft, 'bid 9 million');
    room.attach().verdict = (draft) => ({
      type: 'block',
      reason: 'Over the desk limit of 5 m',
      fix: { ...draft, key: 'a foreign key', body: { text: 'bid 5 million', spans: [] } },
    });
    const last = room.attach();
    const outcome = expectBlocked(await room.enter('b 9m'));
    assert.deepEqual(outcome.by, { id: 'addin-2', name: 'Guard 2' });
    assert.equal(outcome.reason, 'Over the desk limit of 5 m');
    assert.equal(outcome.fix?.body.text, 'bid 5 million');
    assert.equal(outcome.fix.key, 'key-0', 'a foreign key could be taken for the retry of another message');
    assert.equal(outcome.draft.body.text, 'b 9m');
    assert.deepEqual(didOf(outcome), ['addin-1 replaced', 'addin-2 blocked']);
    assert.deepEqual([last.checks.length, room.posts.length], [0, 0]);
  });

  it('[OP3] offers no fix that could not leave, and lets the block stand', async () => {
    const room = new ScriptedPipeline();
    room.attach().verdict = (draft) => ({
      type: 'block',
      reason: 'no',
      fix: { ...draft, body: { text: ' ', spans: [] } },
    });
    const outcome = expectBlocked(await room.enter('words'));
    assert.equal(outcome.reason, 'no');
    assert.equal('fix' in outcome, false);
  });

  it('[OP8] takes a replacement that no room would have for no verdict', async () => {
    const room = new ScriptedPipeline();
    room.attach({ policy: 'block' }).verdict = (draft) => replaceWith(draft, '');
    assert.equal(expectBlocked(await room.enter('words')).failure, 'invalid');
  });
});
