import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ManualClock } from '@roompane/testing';
import fc from 'fast-check';
import { createHoldableClock } from './holdable-clock.ts';

describe('a clock that can be held', () => {
  it('[LV3] lets no timer run while it is held, and each that fell due once when it is released', () => {
    const act = fc.oneof(
      fc.record({
        type: fc.constant('set' as const),
        delayMs: fc.integer({ min: 1, max: 20 }),
        isAborted: fc.boolean(),
      }),
      fc.record({ type: fc.constant('advance' as const), ms: fc.nat(15) }),
      fc.record({ type: fc.constant('hold' as const), isHeld: fc.boolean() }),
      fc.record({ type: fc.constant('abort' as const), pick: fc.nat(20) }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const manual = new ManualClock(0);
        const clock = createHoldableClock(manual);
        const timers: { dueMs: number; ran: number; abort: AbortController }[] = [];
        let isHeld = false;
        for (const each of acts) {
          if (each.type === 'set') {
            const timer = { dueMs: clock.now() + each.delayMs, ran: 0, abort: new AbortController() };
            timers.push(timer);
            if (each.isAborted) timer.abort.abort();
            const count = (): void => {
              assert.deepEqual([isHeld, timer.abort.signal.aborted], [false, false]);
              timer.ran++;
            };
            clock.setTimer(each.delayMs, count, timer.abort);
          } else if (each.type === 'advance') manual.advance(each.ms);
          else if (each.type === 'abort') timers[each.pick]?.abort.abort();
          else {
            isHeld = each.isHeld;
            clock.hold(isHeld);
          }
          if (isHeld) continue;
          for (const { dueMs, ran, abort } of timers) {
            if (!abort.signal.aborted) assert.equal(ran, dueMs <= clock.now() ? 1 : 0);
          }
        }
        for (const { ran } of timers) assert.ok(ran <= 1);
      }),
    );
  });

  it('[LV3] forgets a timer that is aborted while the clock is held, also by another that is released before it', () => {
    const manual = new ManualClock();
    const clock = createHoldableClock(manual);
    const ran: string[] = [];
    const [gone, other] = [new AbortController(), new AbortController()];
    clock.hold(true);
    clock.setTimer(1, () => ran.push('gone'), gone);
    clock.setTimer(2, () => {
      ran.push('first');
      other.abort();
    });
    clock.setTimer(3, () => ran.push('other'), other);
    manual.advance(5);
    gone.abort();
    clock.hold(false);
    assert.deepEqual(ran, ['first']);
  });

  it('[LV3] keeps what is still due when one of the released holds it again', () => {
    const manual = new ManualClock();
    const clock = createHoldableClock(manual);
    const ran: number[] = [];
    clock.hold(true);
    clock.setTimer(1, () => {
      ran.push(1);
      clock.hold(true);
    });
    clock.setTimer(2, () => ran.push(2));
    manual.advance(5);
    clock.hold(false);
    assert.deepEqual(ran, [1]);
    clock.hold(false);
    assert.deepEqual(ran, [1, 2]);
  });

  it('[LV3] runs a callback as often as it was set, though it is the same', () => {
    const manual = new ManualClock();
    const clock = createHoldableClock(manual);
    let ran = 0;
    const callback = (): void => void ran++;
    clock.hold(true);
    clock.setTimer(1, callback);
    clock.setTimer(1, callback);
    manual.advance(1);
    clock.hold(false);
    assert.equal(ran, 2);
  });

  it('goes on telling the time while it is held', () => {
    const manual = new ManualClock(100);
    const clock = createHoldableClock(manual);
    clock.hold(true);
    manual.advance(50);
    assert.equal(clock.now(), 150);
  });
});
