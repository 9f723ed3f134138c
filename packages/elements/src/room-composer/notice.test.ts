import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDraft, type Outcome, type TrailStep } from '@roompane/protocol';
import { toNotices } from './notice.ts';
import { toWords } from './notice-words.ts';

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
      'This post was not checked. Trade guard did not answer in time, so it was sent without that check.',
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

  it('[OP3] gives each add-in’s reason where several changed it', () => {
    const trail: TrailStep[] = [
      { addin: guard, did: 'replaced', reason: 'Limits.' },
      { addin: translator, did: 'replaced', reason: 'Into English.' },
    ];
    assert.deepEqual(words(posted(trail)), [
      'Trade guard and Translator changed this post. Trade guard: Limits. Translator: Into English.',
    ]);
  });

  it('[OP13] says what the user refused, as the user’s own choice', () => {
    const refusal = { type: 'blocked', by: guard, byUser: true, draft, trail: [] } as const;
    assert.deepEqual(words({ ...refusal, reason: 'You said no: Alert 24 people?' }), [
      'Not sent: Trade guard asked you. You said no: Alert 24 people?',
    ]);
    assert.deepEqual(words({ ...refusal, reason: 'late', failure: 'late' }), [
      'Not sent unchecked. Trade guard did not answer in time. Your draft is kept.',
    ]);
  });

  it('[OP19] tells those that were late from one that the user did not wait for', () => {
    const trail: TrailStep[] = [
      { addin: guard, did: 'unchecked', byUser: true },
      { addin: translator, did: 'unchecked', failure: 'late' },
    ];
    assert.deepEqual(words(posted(trail)), [
      'This post was not checked. You did not wait for Trade guard, and Translator did not answer in time, so it was sent as written.',
    ]);
  });

  it('[OP19] lets the user have the original only where every policy does', () => {
    const optional = { addin: guard, did: 'replaced', isOptional: true } as const;
    const bound = { addin: translator, did: 'replaced' } as const;
    const isOptional = (trail: readonly TrailStep[]): unknown =>
      toNotices(posted(trail), draft).map((notice) => notice.type === 'changed' && notice.isOptional);
    assert.deepEqual(isOptional([optional]), [true]);
    assert.deepEqual(isOptional([optional, bound]), [false]);
  });
});
