import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDraft, type Outcome, type TrailStep } from '@roompane/protocol';
import { toNotices, toWords } from './notice.ts';

const draft = createDraft({ body: 'Sell 8 m' }, 'k');
const guard = { id: 'g', name: 'Trade guard' };
const translator = { id: 't', name: 'Translator' };

const posted = (trail: readonly TrailStep[]): Outcome => ({
  type: 'posted',
  trail,
  message: {
    id: 'm',
    kind: 'regular',
    importance: 'normal',
    body: { text: 'Sell 5 m', spans: [] },
    author: { id: 'sam', name: 'Sam', kind: 'user' },
    postedAtEpochMs: 0,
    isRedacted: false,
  },
});

const words = (outcome: Outcome): string[] =>
  toNotices(outcome, draft)
    .map((notice) => toWords(notice, 2))
    .map(({ title, detail }) => `${title}. ${detail}`);

describe('what the user learns of a post', () => {
  it('is nothing when it was checked and went out as written', () => {
    assert.deepEqual(words(posted([{ addin: guard, did: 'passed' }])), []);
    assert.deepEqual(words(posted([])), []);
  });

  it('[OP3] names the add-in that stopped it, and why', () => {
    const outcome: Outcome = { type: 'blocked', by: guard, reason: 'Over the limit of 5 m.', draft, trail: [] };
    assert.deepEqual(words(outcome), ['Trade guard stopped this post. Over the limit of 5 m.']);
  });

  it('[OP3] names every add-in that changed it', () => {
    const trail: TrailStep[] = [
      { addin: guard, did: 'replaced' },
      { addin: translator, did: 'replaced' },
    ];
    assert.deepEqual(words(posted(trail)), [
      'Trade guard and Translator changed this post. Two changes. Everyone sees the new words.',
    ]);
  });

  it('[OP8] says that it went out unchecked, also when another add-in changed it', () => {
    const trail: TrailStep[] = [
      { addin: guard, did: 'unchecked', failure: 'late' },
      { addin: translator, did: 'replaced', reason: 'Into English.' },
    ];
    assert.deepEqual(words(posted(trail)), [
      'This post was not checked. Trade guard did not answer in time, so it was sent as written.',
      'Translator changed this post. Into English.',
    ]);
  });

  it('[OP8] says that a missing check stopped it, in words and not in codes', () => {
    for (const failure of ['late', 'thrown', 'invalid', 'gone', 'unsupported'] as const) {
      const outcome: Outcome = { type: 'blocked', by: guard, reason: failure, failure, draft, trail: [] };
      const [said = ''] = words(outcome);
      assert.match(said, /^Not sent: this room requires a check\. Trade guard .+\. Your draft is kept\.$/);
    }
  });

  it('gives the reason of a failure', () => {
    const outcome: Outcome = {
      type: 'failed',
      code: 'provider/unavailable',
      reason: 'The server is away.',
      isRetryable: true,
      draft,
      trail: [],
    };
    assert.deepEqual(words(outcome), ['This post was not sent. The server is away.']);
  });
});
