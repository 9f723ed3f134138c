import type { Clock } from '@roompane/protocol';

/** The host says it again and again while it is so; others need it less often. */
const REPEAT_MS = 4_000;

/** Decides which of one's own words about writing are worth a stanza to everybody in the room. */
export class OwnTyping {
  readonly #clock: Clock;
  #isTyping = false;
  #saidAt = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** True when others have to be told. */
  set(isTyping: boolean): boolean {
    const now = this.#clock.now();
    const isNews = isTyping ? !this.#isTyping || now - this.#saidAt >= REPEAT_MS : this.#isTyping;
    if (isNews) this.#saidAt = now;
    this.#isTyping = isTyping;
    return isNews;
  }
}
