import type { Clock } from '@roompane/protocol';

interface UnderWay {
  readonly dueMs: number;
  readonly arrive: () => void;
}

/**
 * A way that takes time. What is sent first arrives first, also where a later one was given less time, and however many
 * are under way they cost one timer.
 */
export class ArrivalQueue {
  readonly #clock: Clock;
  #underWay: UnderWay[] = [];
  #timer: AbortController | undefined;
  #isLanding = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get isEmpty(): boolean {
    return this.#underWay.length === 0 && !this.#isLanding;
  }

  /** Runs `arrive` `delayMs` from now, or later behind what is ahead; before this returns where there is nothing to wait for. */
  send(delayMs: number, arrive: () => void): void {
    if (delayMs === 0 && this.isEmpty) return arrive();
    this.#underWay.push({ dueMs: this.#clock.now() + delayMs, arrive });
    this.#arm();
  }

  /** What is under way never arrives. */
  clear(): void {
    this.#underWay = [];
    this.#timer?.abort();
    this.#timer = undefined;
  }

  #arm(): void {
    const [first] = this.#underWay;
    if (this.#timer || this.#isLanding || !first) return;
    const timer = new AbortController();
    this.#timer = timer;
    this.#clock.setTimer(Math.max(0, first.dueMs - this.#clock.now()), () => this.#land(first.dueMs), {
      signal: timer.signal,
    });
  }

  #land(firstDueMs: number): void {
    this.#timer = undefined;
    // Timers may be early by a fraction, and clocks are set back: the first is due because its timer says so.
    const nowMs = Math.max(firstDueMs, this.#clock.now());
    this.#isLanding = true;
    try {
      for (let [next] = this.#underWay; next && next.dueMs <= nowMs; [next] = this.#underWay) {
        this.#underWay.shift();
        next.arrive();
      }
    } finally {
      this.#isLanding = false;
      this.#arm();
    }
  }
}
