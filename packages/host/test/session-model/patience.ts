/** How often something is wanted, and who waits for that. */
export class Patience {
  #wanted: number;
  #isHeld = false;
  #wake = (): void => undefined;

  constructor(wanted: number) {
    this.#wanted = wanted;
  }

  get wanted(): number {
    return this.#wanted;
  }

  want(count: number): void {
    this.#wanted += count;
    this.#wake();
  }

  /** While it is held nobody gets a turn. */
  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
    this.#wake();
  }

  /** Resolves when one more is wanted, and takes that for itself. Once `over` is aborted it never does: what waits is gone. */
  async turn(over: AbortSignal): Promise<void> {
    while (over.aborted || this.#isHeld || this.#wanted === 0) {
      await new Promise<void>((resolve) => {
        if (!over.aborted) this.#wake = resolve;
      });
    }
    this.#wanted--;
  }
}
