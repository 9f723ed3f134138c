import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NOTHING_UNREAD, stepUnread, type Unread, type UnreadInput } from './unread.ts';

const run = (...inputs: readonly UnreadInput[]): Unread => inputs.reduce(stepUnread, NOTHING_UNREAD);
const missed = (messageId: string): UnreadInput => ({ type: 'arrived', messageId, isSeen: false });
const seen = (messageId: string): UnreadInput => ({ type: 'arrived', messageId, isSeen: true });

describe('stepUnread', () => {
  it('counts from the first message that was not seen', () => {
    assert.deepEqual(run(missed('a'), missed('b')), { count: 2, firstId: 'a', dividerCount: 2 });
  });

  it('keeps the divider when the reader comes, until the room goes on', () => {
    const come = run(missed('a'), { type: 'seen' });
    assert.deepEqual(come, { count: 0, firstId: 'a', dividerCount: 1 });
    assert.deepEqual(stepUnread(come, seen('b')), NOTHING_UNREAD);
    assert.deepEqual(stepUnread(come, missed('b')), { count: 1, firstId: 'b', dividerCount: 1 });
  });

  it('begins where it is told, and counts on', () => {
    const marked: UnreadInput = { type: 'marked', messageId: 'a', count: 7 };
    assert.deepEqual(run(marked), { count: 7, firstId: 'a', dividerCount: 7 });
    assert.deepEqual(run(marked, missed('x')), { count: 8, firstId: 'a', dividerCount: 8 });
  });

  it('is the same when nothing changes', () => {
    assert.equal(stepUnread(NOTHING_UNREAD, { type: 'seen' }), NOTHING_UNREAD);
    assert.equal(run(seen('a')), NOTHING_UNREAD);
  });
});
