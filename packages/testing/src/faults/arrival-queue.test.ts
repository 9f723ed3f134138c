import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ManualClock } from '../manual-clock.ts';
import { ArrivalQueue } from './arrival-queue.ts';

describe('an arrival queue', () => {
  it('has one timer, however much is under way', () => {
    const clock = new ManualClock();
    const queue = new ArrivalQueue(clock);
    const arrived: number[] = [];
    for (let i = 0; i < 1_000; i++) {
      queue.send(100, () => arrived.push(i));
      clock.advance(0.01);
    }
    assert.equal(clock.pending, 1);
    clock.advance(100);
    assert.deepEqual(
      arrived,
      Array.from({ length: 1_000 }, (_, i) => i),
    );
    assert.equal(clock.pending, 0);
  });

  it('goes on behind an arrival that throws', () => {
    const clock = new ManualClock();
    const queue = new ArrivalQueue(clock);
    let hasArrived = false;
    queue.send(10, () => {
      throw new Error('a listener’s own');
    });
    queue.send(10, () => (hasArrived = true));
    assert.throws(() => clock.advance(10));
    clock.advance(0);
    assert.equal(hasArrived, true);
  });

  it('lets what an arrival sends come behind it, and forgets all on clear, also from within', () => {
    const clock = new ManualClock();
    const queue = new ArrivalQueue(clock);
    const arrived: string[] = [];
    queue.send(10, () => {
      queue.send(0, () => arrived.push('nested'));
      arrived.push('first');
    });
    queue.send(10, () => arrived.push('second'));
    clock.advance(10);
    assert.deepEqual(arrived, ['first', 'second', 'nested']);
    arrived.length = 0;
    queue.send(10, () => {
      queue.send(0, () => arrived.push('inner'));
      arrived.push('outer');
    });
    clock.advance(10);
    assert.deepEqual(arrived, ['outer', 'inner']);
    queue.send(10, () => queue.clear());
    queue.send(10, () => arrived.push('never'));
    clock.advance(100);
    assert.deepEqual([arrived.length, clock.pending, queue.isEmpty], [2, 0, true]);
  });

  it('is not held up by a clock that is set back, nor by a timer that is early', () => {
    let nowMs = 1_000;
    let fire = (): void => undefined;
    const queue = new ArrivalQueue({ now: () => nowMs, setTimer: (_delayMs, callback) => (fire = callback) });
    let hasArrived = false;
    queue.send(100, () => (hasArrived = true));
    nowMs = 5;
    fire();
    assert.equal(hasArrived, true);
  });
});
