import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { ManualClock } from '@roompane/testing';
import { OwnTyping } from './own-typing.ts';

describe('what one says of one’s writing', () => {
  let clock: ManualClock;
  let left: AbortController;
  let said: boolean[];
  let typing: OwnTyping;

  beforeEach(() => {
    clock = new ManualClock();
    left = new AbortController();
    said = [];
    typing = new OwnTyping({ clock, left: left.signal, send: (isTyping) => said.push(isTyping) });
  });

  it('[PR14] goes out at once, repeats that it still holds, and does not end what was not begun', () => {
    typing.set(false);
    assert.deepEqual(said, []);
    typing.set(true);
    clock.advance(5_000);
    typing.set(true);
    clock.advance(5_000);
    typing.set(false);
    assert.deepEqual(said, [true, true, false]);
  });

  it('[PR14] is at a bounded rate, and the last word goes out', () => {
    for (let round = 0; round < 100; round++) {
      typing.set(true);
      typing.set(false);
    }
    assert.deepEqual(said, [true]);
    clock.advance(250);
    assert.deepEqual(said, [true, false]);
    clock.advance(10_000);
    assert.deepEqual(said, [true, false]);
  });

  it('[PR14] ends with the room, once, and leaves no timer behind', () => {
    typing.set(true);
    typing.end();
    left.abort();
    typing.end();
    clock.advance(10_000);
    assert.deepEqual(said, [true, false]);
    assert.equal(clock.pending, 0);
  });
});
