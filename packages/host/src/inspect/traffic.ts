/** What crossed in one second, both ways together. */
export interface TrafficSecond {
  readonly strings: number;
  readonly bytes: number;
}

const QUIET: TrafficSecond = { strings: 0, bytes: 0 };

/** Traffic by whole seconds, for as many seconds as are kept. */
export class Traffic {
  readonly #keptSeconds: number;
  readonly #seconds = new Map<number, TrafficSecond>();

  constructor(keptSeconds: number) {
    this.#keptSeconds = keptSeconds;
  }

  add(atEpochMs: number, bytes: number): void {
    const second = Math.floor(atEpochMs / 1_000);
    const before = this.#seconds.get(second) ?? QUIET;
    this.#seconds.set(second, { strings: before.strings + 1, bytes: before.bytes + bytes });
    const [oldest] = this.#seconds.keys();
    if (this.#seconds.size > this.#keptSeconds && oldest !== undefined) this.#seconds.delete(oldest);
  }

  /** The last whole seconds before now, oldest first; the one that runs is not among them. */
  read(nowEpochMs: number): readonly TrafficSecond[] {
    const end = Math.floor(nowEpochMs / 1_000);
    return Array.from(
      { length: this.#keptSeconds },
      (_, index) => this.#seconds.get(end - this.#keptSeconds + index) ?? QUIET,
    );
  }
}
