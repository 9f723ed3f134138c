import { type Clock, LIMITS, type Person, type TypingEvent } from '@roompane/protocol';
import { Bell } from './bell.ts';

/** As the port has it: not said again in this time, it no longer holds. */
const HOLDS_MS = 10_000;
/** Words that are kept for slow readers: they miss those before. */
const KEPT = LIMITS.typingPeople * 10;

interface Said extends TypingEvent {
  readonly at: number;
}

/** Who said that they are writing, or stopped. Kept nowhere else: the server forgets it at once. @spec PR14 */
export class Typists {
  readonly #clock: Clock;
  readonly #bell = new Bell();
  #said: Said[] = [];
  /** Words that are not kept any more. */
  #dropped = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  take(person: Person, isTyping: boolean): void {
    // Nobody waits to hear that someone who was silent still is.
    if (!isTyping && !this.#lastOf(person)?.isTyping) return;
    this.#said.push({ person, isTyping, at: this.#clock.now() });
    if (this.#said.length > KEPT) this.#dropped += this.#said.splice(0, this.#said.length - KEPT).length;
    this.#bell.ring();
  }

  /** Who is writing, then what is said. */
  async *follow(signal: AbortSignal): AsyncGenerator<TypingEvent, void, undefined> {
    const since = this.#clock.now() - HOLDS_MS;
    let seen = this.#dropped + this.#said.length;
    let news = this.#said.filter((said) => said.isTyping && said.at > since && said === this.#lastOf(said.person));
    for (;;) {
      const rung = this.#bell.next(signal);
      for (const { person, isTyping } of news) yield { person, isTyping };
      news = this.#said.slice(Math.max(0, seen - this.#dropped));
      seen = this.#dropped + this.#said.length;
      if (news.length === 0) await rung;
    }
  }

  #lastOf({ id }: Person): Said | undefined {
    return this.#said.findLast(({ person }) => person.id === id);
  }
}
