import type { OutgoingRecord, Recorder } from '@roompane/host';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

const TICK_MS = 1_000;

/**
 * Draws its host again for what is recorded, once a frame however much that is; once a second for the traffic, which also
 * changes by nothing; and when its size changes. A host that takes no place on the page is left alone.
 */
export class RecordedController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #recorders: () => readonly (Recorder | OutgoingRecord)[];
  #ending = new AbortController();
  #isDue = false;

  constructor(host: ReactiveControllerHost & HTMLElement, recorders: () => readonly (Recorder | OutgoingRecord)[]) {
    this.#host = host;
    this.#recorders = recorders;
    host.addController(this);
  }

  hostConnected(): void {
    const { signal } = (this.#ending = new AbortController());
    for (const recorder of this.#recorders()) recorder.addEventListener('recorded', this.#drawSoon, { signal });
    const tick = setInterval(this.#drawSoon, TICK_MS);
    const resized = new ResizeObserver(this.#drawSoon);
    resized.observe(this.#host);
    signal.addEventListener(
      'abort',
      () => {
        clearInterval(tick);
        resized.disconnect();
      },
      { once: true },
    );
  }

  hostDisconnected(): void {
    this.#ending.abort();
  }

  readonly #drawSoon = (): void => {
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      if (this.#host.clientHeight > 0) this.#host.requestUpdate();
    });
  };
}
