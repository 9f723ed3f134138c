import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDraft, type FailedOutcome, type PostedOutcome, RoompaneError } from '@roompane/protocol';
import { Composition } from './composition.ts';

const failed = (isRetryable: boolean): FailedOutcome => ({
  type: 'failed',
  code: 'provider/unavailable',
  reason: 'away',
  isRetryable,
  draft: createDraft({ body: 'Sell 8 m' }, 'first key'),
  trail: [],
});

const posted: PostedOutcome = {
  type: 'posted',
  trail: [],
  message: {
    id: 'm',
    kind: 'regular',
    importance: 'normal',
    body: { text: 'Sell 8 m', spans: [] },
    author: { id: 'sam', name: 'Sam', kind: 'user' },
    postedAtEpochMs: 0,
    isRedacted: false,
  },
};

function written(text: string): Composition {
  const composition = new Composition();
  composition.text = text;
  return composition;
}

describe('a composition', () => {
  it('is a draft of what is written', () => {
    const composition = written('Sell 8 m');
    composition.importance = 'high';
    assert.deepEqual(composition.toInput(), { body: 'Sell 8 m', kind: 'regular', importance: 'high' });
    composition.kind = 'story';
    composition.title = ' Why ';
    assert.deepEqual(composition.toInput(), { body: 'Sell 8 m', kind: 'story', importance: 'high', title: 'Why' });
  });

  it('retries under the same key, so that a post that got through is still one message', () => {
    const composition = written('Sell 8 m');
    composition.settle(failed(true), createDraft({ body: 'Sell 8 m' }, 'other'));
    assert.equal(composition.toInput().key, 'first key');
    composition.text = 'Sell 9 m';
    assert.equal(composition.toInput().key, undefined);
  });

  it('posts other words under another key', () => {
    const composition = written('Sell 8 m');
    composition.settle(failed(false), createDraft({ body: 'Sell 8 m' }, 'other'));
    assert.equal(composition.toInput().key, undefined);
  });

  it('keeps the spans and data of a fix for as long as its words are untouched', () => {
    const composition = written('Sell 8 m');
    const body = { text: 'Sell 5 m', spans: [{ type: 'strong', offset: 5, length: 3 } as const] };
    composition.take(createDraft({ body, data: { size: 5 } }, 'k'), { keepsKey: false });
    assert.deepEqual(composition.toInput(), { body, data: { size: 5 }, kind: 'regular', importance: 'normal' });
    composition.text = 'Sell 4 m';
    assert.deepEqual(composition.toInput(), { body: 'Sell 4 m', kind: 'regular', importance: 'normal' });
  });

  it('[OP11] keeps the words through every end but a post', () => {
    const composition = written('Sell 8 m');
    composition.begin('key');
    composition.fail(new RoompaneError('connection/closed'));
    assert.equal(composition.text, 'Sell 8 m');
    assert.equal(composition.notices[0]?.type, 'rejected');
    composition.begin('key');
    composition.fail(new RoompaneError('call/aborted'));
    assert.equal(composition.text, 'Sell 8 m');
    assert.deepEqual(composition.notices, []);
  });

  it('keeps what it answers and its files when its words are changed', () => {
    const composition = written('');
    const attachments = [{ id: 'f', name: 'fix.pdf', mediaType: 'application/pdf', bytes: 12 }];
    composition.take(createDraft({ body: 'Sell 8 m', replyTo: 'm1', attachments }, 'k'), { keepsKey: true });
    composition.text = 'Sell 9 m';
    const { body, replyTo, attachments: kept, key } = composition.toInput();
    assert.deepEqual([body, replyTo, kept, key], ['Sell 9 m', 'm1', attachments, undefined]);
  });

  it('[OP11] keeps what was typed on while a post was on its way, as the next one', () => {
    const composition = written('Sell 8 m');
    composition.importance = 'high';
    composition.begin('key');
    composition.text = 'Sell 8 m and buy';
    composition.selection = { start: 16, end: 16 };
    composition.settle(posted, createDraft({ body: 'Sell 8 m' }, 'k'));
    assert.equal(composition.text, 'and buy');
    assert.deepEqual(composition.selection, { start: 7, end: 7 });
    assert.equal(composition.importance, 'normal');
  });

  it('[OP11] leaves words alone that were changed all over meanwhile', () => {
    const composition = written('Sell 8 m');
    composition.begin('key');
    composition.text = 'Buy';
    composition.title = 'Another';
    composition.kind = 'story';
    composition.settle(posted, createDraft({ body: 'Sell 8 m' }, 'k'));
    assert.deepEqual([composition.text, composition.title, composition.kind], ['Buy', 'Another', 'story']);
  });

  it('leaves what is written alone while the user’s own words go out in the place of an add-in’s', () => {
    const composition = written('the next');
    const before = createDraft({ body: 'Sell 8 m' }, 'k');
    const notice = { type: 'changed', steps: [], before, after: posted.message, isOptional: true } as const;
    composition.notices = [notice];
    composition.beginOriginal('key');
    composition.settleOriginal(failed(true), notice);
    assert.deepEqual(
      composition.notices.map(({ type }) => type),
      ['changed', 'failed'],
    );
    composition.beginOriginal('key');
    composition.settleOriginal(posted, notice);
    assert.deepEqual(composition.notices, []);
    assert.equal(composition.text, 'the next');
  });
});
