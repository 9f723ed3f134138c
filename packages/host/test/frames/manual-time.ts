// Taken from its file: a frame loads what it needs, and not the host with it.
import { ManualClock } from '../../../testing/src/manual-clock.ts';

/** This page’s time. It stands still but for the test. */
export const time: ManualClock = new ManualClock();

const timers = new Map<number, AbortController>();
let last = 0;

const setTimer = (callback: () => void, delayMs = 0): number => {
  const timer = ++last;
  const cleared = new AbortController();
  timers.set(timer, cleared);
  time.setTimer(delayMs, callback, cleared);
  return timer;
};

Object.assign(globalThis, { setTimeout: setTimer, clearTimeout: (timer: number) => timers.get(timer)?.abort() });
Date.now = () => time.now();
performance.now = Date.now;
