/** How much may be made up for after a pause: one second's worth. A tab that slept must not burst. */
const MOST_BACKLOG_S = 1;

/** Counts what is due at a rate that may change. */
export class Pacer {
  #ratePerSecond: number;
  #due = 0;
  #countedAtMs: number;

  constructor(ratePerSecond: number, nowMs: number) {
    this.#ratePerSecond = ratePerSecond;
    this.#countedAtMs = nowMs;
  }

  get ratePerSecond(): number {
    return this.#ratePerSecond;
  }

  setRate(ratePerSecond: number, nowMs: number): void {
    this.#count(nowMs);
    this.#ratePerSecond = ratePerSecond;
    // What was due at the former rate is not paid at none.
    if (ratePerSecond === 0) this.#due = 0;
  }

  /** Takes what is due now, a whole number, at most `most`. */
  take(nowMs: number, most: number): number {
    this.#count(nowMs);
    // Sums of fractions miss a whole by a hair.
    const whole = Math.min(Math.floor(this.#due + 1e-6), most);
    this.#due = Math.max(0, this.#due - whole);
    return whole;
  }

  /** Milliseconds from the last count until the next one is due; none at no rate. */
  get waitMs(): number | undefined {
    if (this.#ratePerSecond === 0) return undefined;
    return Math.max(0, ((1 - this.#due) / this.#ratePerSecond) * 1_000);
  }

  #count(nowMs: number): void {
    const passedS = Math.max(0, nowMs - this.#countedAtMs) / 1_000;
    const most = Math.max(1, this.#ratePerSecond * MOST_BACKLOG_S);
    this.#due = Math.min(most, this.#due + passedS * this.#ratePerSecond);
    this.#countedAtMs = nowMs;
  }
}
