import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDraft } from '@roompane/protocol';
import { shownPosts, stuckKeys } from './kept-posts.ts';
import type { KeptPost } from './outbox-room.ts';

const post = (key: string, more: Partial<KeptPost> = {}): KeptPost => ({
  ...{ key, draft: createDraft({ body: key }, key), state: 'waiting', sinceEpochMs: 0 },
  ...{ isKept: true, isAwaited: true, isHeld: false, canEdit: true },
  ...more,
});

describe('posts that are kept', () => {
  it('wait for the line while there is none, but only once their words are safe', () => {
    const posts = [post('safe'), post('unsafe', { isKept: false }), post('leaving', { state: 'sending' })];
    assert.deepEqual([...stuckKeys(posts, false)], ['safe']);
    assert.deepEqual([...stuckKeys([post('safe')], true)], []);
  });

  it('wait behind one of the user that is tried again, and an add-in’s do not', () => {
    const via = { id: 'feed', name: 'Feed' };
    const posts = [post('first'), post('tried', { reason: 'Lost.' }), post('behind'), post('bid', { via })];
    assert.deepEqual([...stuckKeys(posts, true)], ['tried', 'behind']);
  });

  it('are shown where nobody else shows them', () => {
    const posts = [post('composed', { state: 'sending' }), post('left', { isAwaited: false, state: 'sending' })];
    assert.deepEqual(
      shownPosts(posts, true).map(({ key }) => key),
      ['left'],
    );
  });
});
