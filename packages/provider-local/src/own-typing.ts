import type { Clock } from '@roompane/protocol';

/** At least so long between two signals of a person: a room of many is not flooded by its fastest writer. */
const GAP_MS = 250;

/** What the local user says of their writing in one room, at a bounded rate. The last word always goes out. */
export class OwnTyping {
  readonly #clock: Clock;
  readonly #send: (isTyping: boolean) => void;
  readonly #left: AbortSignal;
  #isTyping = false;
  #said = false;
  #isWaiting = false;

  constructor({ clock, send, left }: { clock: Clock; send: (isTyping: boolean) => void; left: AbortSignal }) {
    this.#clock = clock;
    this.#send = send;
    this.#left = left;
  }

  /** A repeated `true` goes out again, so that others know that it still holds. */
  set(isTyping: boolean): void {
    this.#isTyping = isTyping;
    if (!this.#isWaiting && (isTyping || this.#said)) this.#say();
  }

  /** The room is left: nobody waits for the end of it. */
  end(): void {
    if (this.#said) this.#send(false);
    this.#said = false;
  }

  #say(): void {
    this.#said = this.#isTyping;
    this.#send(this.#said);
    this.#isWaiting = true;
    const go = (): void => {
      this.#isWaiting = false;
      if (this.#isTyping !== this.#said) this.#say();
    };
    this.#clock.setTimer(GAP_MS, go, { signal: this.#left });
  }
}
