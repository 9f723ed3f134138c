import { type Clock, LIMITS, type Person, type TypingEvent } from '@roompane/protocol';
import { Bell } from './bell.ts';

/** As the port has it: not said again in this time, it no longer holds. */
const HOLDS_MS = 10_000;
/** People whose last word is kept for slow readers. */
const KEPT = LIMITS.typingPeople * 10;

interface Said extends TypingEvent {
  readonly at: number;
  readonly sequence: number;
}

/** Who said last that they are writing, or stopped. Kept nowhere else: the server forgets it at once. */
export class Typists {
  readonly #clock: Clock;
  readonly #said = new Map<string, Said>();
  readonly #bell = new Bell();
  #sequence = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  take(person: Person, isTyping: boolean): void {
    const known = this.#said.get(person.id);
    // Nobody waits to hear that someone who was silent still is.
    if (!isTyping && !known?.isTyping) return;
    this.#said.delete(person.id);
    this.#said.set(person.id, { person, isTyping, at: this.#clock.now(), sequence: ++this.#sequence });
    const oldest = this.#said.size > KEPT ? this.#said.keys().next().value : undefined;
    if (oldest !== undefined) this.#said.delete(oldest);
    this.#bell.ring();
  }

  /** Who is writing, then what changes: a slow reader finds the last word of each, not a queue. */
  async *follow(signal: AbortSignal): AsyncGenerator<TypingEvent, void, undefined> {
    let seen = 0;
    for (let isFirst = true; ; isFirst = false) {
      const rung = this.#bell.next(signal);
      const now = this.#clock.now();
      const news = [...this.#said.values()].filter(
        ({ sequence, isTyping, at }) => sequence > seen && (!isFirst || (isTyping && now - at < HOLDS_MS)),
      );
      seen = this.#sequence;
      for (const { person, isTyping } of news) yield { person, isTyping };
      await rung;
    }
  }
}
