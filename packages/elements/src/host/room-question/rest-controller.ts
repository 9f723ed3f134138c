import type { ReactiveController, ReactiveElement } from 'lit';
import type { Clock } from '@roompane/protocol';
import { hasFrameFocus } from './frame-focus.ts';

/** Who was typing or clicking when a question came up has had time to see it. */
const REST_MS = 500;

/**
 * Lets the buttons of a question rest: for half a second after it came up, for as long as a frame has the focus, and for
 * half a second after the focus came back. So nobody confirms what they did not read, and no add-in places a click.
 */
export class RestController implements ReactiveController {
  readonly #host: ReactiveElement & { readonly clock: Clock };
  #rest: AbortController | undefined;
  #isOver = false;

  constructor(host: ReactiveElement & { readonly clock: Clock }) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.end();
  }

  /** A press counts now. */
  get isOver(): boolean {
    return this.#isOver && !hasFrameFocus(document);
  }

  /** A question came up. */
  begin(): void {
    this.end();
    const { signal } = (this.#rest = new AbortController());
    window.addEventListener('blur', () => this.#wait(), { signal });
    window.addEventListener('focus', () => this.begin(), { signal });
    this.#host.clock.setTimer(REST_MS, () => this.#finish(), { signal });
  }

  /** There is no question. */
  end(): void {
    this.#rest?.abort();
    this.#wait();
  }

  #wait(): void {
    if (!this.#isOver) return;
    this.#isOver = false;
    this.#host.requestUpdate();
  }

  #finish(): void {
    // With the focus in a frame the page’s return to it begins anew.
    this.#isOver = !hasFrameFocus(document);
    this.#host.requestUpdate();
  }
}
