import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Message } from '@roompane/protocol';
import { windowFrom } from './row-window.ts';

const messages = Array.from({ length: 1_000 }, (_, index) => ({ id: `m${index}` }) as Message);

describe('windowFrom', () => {
  it('is at the newest end unless it is told otherwise', () => {
    assert.deepEqual(windowFrom(messages, undefined), { start: 800, end: 1_000 });
    assert.deepEqual(windowFrom(messages, 'gone'), { start: 800, end: 1_000 });
    assert.deepEqual(windowFrom(messages.slice(0, 3), undefined), { start: 0, end: 3 });
  });

  it('begins with the message that the reader was at', () => {
    assert.deepEqual(windowFrom(messages, 'm100'), { start: 100, end: 400 });
    assert.deepEqual(windowFrom(messages, 'm900'), { start: 900, end: 1_000 });
  });
});
