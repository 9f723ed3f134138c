import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ManualClock } from '@roompane/testing';
import { createHostClock } from './host-clock.ts';

test('[LV3] a clock that is held stands still, and goes on from where it stood', () => {
  const time = new ManualClock();
  const clock = createHostClock(time);
  const start = clock.now();
  let hasFired = false;
  clock.setTimer(4_000, () => (hasFired = true));

  time.advance(1_000);
  clock.hold(true);
  clock.hold(true);
  time.advance(60_000);
  assert.equal(clock.now(), start + 1_000);
  assert.equal(hasFired, false);

  clock.hold(false);
  assert.equal(hasFired, true);
  time.advance(500);
  assert.equal(clock.now(), start + 1_500);
});
