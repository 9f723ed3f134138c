import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDraft, type DraftInput, type DraftWants } from '@roompane/protocol';
import { didOf, replaceWith, rest, ScriptedPipeline } from '../../test/outgoing/scripted-pipeline.ts';

/** What is looked for in which draft, and whether it is found. */
const cases: readonly [what: string, wants: DraftWants, draft: DraftInput, isWanted: boolean][] = [
  ['everything without a condition', {}, { body: 'bid' }, true],
  ['a kind', { kinds: ['story'] }, { body: 'bid', title: 'London' }, true],
  ['no other kind', { kinds: ['story'] }, { body: 'bid' }, false],
  ['an alert', { importances: ['high'] }, { body: 'bid', importance: 'high' }, true],
  ['nothing of another importance', { importances: ['high'] }, { body: 'bid' }, false],
  ['an answer', { actions: ['reply'] }, { body: 'bid', replyTo: 'm1' }, true],
  ['an edit, also of an answer', { actions: ['edit'] }, { body: 'bid', replyTo: 'm1', edits: 'm2' }, true],
  ['no new post where it wants edits', { actions: ['edit'] }, { body: 'bid' }, false],
  ['a word in the text, whatever its case', { contains: ['usd'] }, { body: 'Bid EUR/USD' }, true],
  ['a word in the title', { contains: ['london'] }, { body: 'bid', title: 'London close' }, true],
  [
    'a word in the address of a link',
    { contains: ['https://'] },
    { body: { text: 'here', spans: [{ type: 'link', offset: 0, length: 4, href: 'https://chat.example/' }] } },
    true,
  ],
  ['no word across two fields', { contains: ['closebid'] }, { body: 'bid', title: 'London close' }, false],
  ['an expression as the text that it is', { contains: ['.*'] }, { body: 'Bid EUR/USD' }, false],
  ['nothing where one condition of two fails', { kinds: ['regular'], contains: ['gbp'] }, { body: 'bid' }, false],
  ['nothing for an empty list', { contains: [] }, { body: 'bid' }, false],
];

describe('the drafts that an interceptor wants', () => {
  for (const [what, wants, draft, isWanted] of cases) {
    it(`[OP16] are ${what}`, async () => {
      const room = new ScriptedPipeline();
      const guard = room.attach({ wants });
      guard.verdict = () => ({ type: 'pass' });
      const outcome = await room.pipeline.submit(createDraft(draft, 'key'), { composer: 'room' });
      assert.deepEqual([guard.checks.length, outcome.trail.length], isWanted ? [1, 1] : [0, 0]);
    });
  }

  it('[OP16] are known by the draft as it reaches it', async () => {
    const room = new ScriptedPipeline();
    room.attach().verdict = (draft) => replaceWith(draft, 'offer in USD');
    const second = room.attach({ wants: { contains: ['usd'] } });
    second.verdict = () => ({ type: 'pass' });
    assert.deepEqual(didOf(await room.enter('offer in dollars')), ['addin-1 replaced', 'addin-2 passed']);
  });

  it('[OP16] are all of them until there is a handler to say which', async () => {
    const room = new ScriptedPipeline();
    const guard = room.attach({ policy: 'block', wants: { contains: ['usd'] } });
    guard.attachment.lost({ mayReturn: true });
    const posted = room.enter('offer in euro');
    await rest();
    assert.equal(room.progress.at(-1)?.state, 'loading');
    guard.attachment.ready(guard, { wants: { contains: ['usd'] } });
    assert.deepEqual(didOf(await posted), []);
    assert.equal(room.clock.pending, 0);
  });
});
