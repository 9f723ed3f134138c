import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ManualClock } from '@roompane/testing';
import { type Due, watchDeadlines } from './watch-deadlines.ts';

describe('deadlines that are watched', () => {
  it('[CL6] are each told of once they have come, and not before', () => {
    const clock = new ManualClock();
    const late: string[] = [];
    const all = new Map<string, Due>();
    const { watch } = watchDeadlines(all, clock, new AbortController().signal);
    const add = (name: string, inMs: number): void => {
      const dueMs = clock.now() + inMs;
      all.set(name, { dueMs, late: () => (late.push(name), all.delete(name)) });
      watch(dueMs);
    };
    add('second', 200);
    add('first', 100);
    add('never', Infinity);
    clock.advance(99);
    assert.deepEqual(late, []);
    clock.advance(1);
    assert.deepEqual(late, ['first']);
    clock.advance(10_000);
    assert.deepEqual(late, ['first', 'second']);
  });

  it('[LV3] that fall due while they are held are late when they are released', () => {
    const clock = new ManualClock();
    const late: string[] = [];
    const all = new Map<string, Due>();
    const { watch, hold } = watchDeadlines(all, clock, new AbortController().signal);
    for (const [name, dueMs] of [
      ['held', 100],
      ['later', 900],
    ] as const) {
      all.set(name, { dueMs: clock.now() + dueMs, late: () => (late.push(name), all.delete(name)) });
      watch(clock.now() + dueMs);
    }
    hold(true);
    clock.advance(500);
    assert.deepEqual(late, []);
    hold(false);
    assert.deepEqual(late, ['held']);
    clock.advance(400);
    assert.deepEqual(late, ['held', 'later']);
  });
});
