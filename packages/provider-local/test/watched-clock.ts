import { ManualClock } from '@roompane/testing';

/** A clock that tells when somebody waits on it. */
export class WatchedClock extends ManualClock {
  #armed: ((delayMs: number) => void) | undefined;

  override setTimer(...timer: Parameters<ManualClock['setTimer']>): void {
    super.setTimer(...timer);
    this.#armed?.(timer[0]);
  }

  /** Resolves at the next timer, of `delayMs` where one is given. */
  armed(delayMs?: number): Promise<void> {
    return new Promise((resolve) => {
      this.#armed = (armedMs) => {
        if (delayMs === undefined || armedMs === delayMs) resolve();
      };
    });
  }
}
