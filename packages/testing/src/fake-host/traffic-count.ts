import type { Observe } from '@roompane/host';

/** How many turns of the loop nothing may cross for there to be quiet: more than any answer takes. */
const QUIET_TURNS = 5;

/** Counts what crosses the ports of sessions, and knows when they are quiet. */
export class TrafficCount {
  #crossed = 0;

  readonly observe: Observe = () => void this.#crossed++;

  /** Resolves when nothing is under way any more, answers included. */
  async quiet(): Promise<void> {
    for (let turns = 0, before = -1; turns < QUIET_TURNS; turns++) {
      if (this.#crossed !== before) turns = 0;
      before = this.#crossed;
      await nextTask();
    }
  }
}

/** Resolves behind every message that is under way on a port of this realm. */
function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage('');
  });
}
