import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDraft, type FailedOutcome, RoompaneError } from '@roompane/protocol';
import { Composition } from './composition.ts';

const failed = (isRetryable: boolean): FailedOutcome => ({
  type: 'failed',
  code: 'provider/unavailable',
  reason: 'away',
  isRetryable,
  draft: createDraft({ body: 'Sell 8 m' }, 'first key'),
  trail: [],
});

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
    composition.begin();
    composition.fail(new RoompaneError('connection/closed'));
    assert.equal(composition.text, 'Sell 8 m');
    assert.equal(composition.notices[0]?.type, 'rejected');
    composition.begin();
    composition.fail(new RoompaneError('call/aborted'));
    assert.equal(composition.text, 'Sell 8 m');
    assert.deepEqual(composition.notices, []);
  });
});
