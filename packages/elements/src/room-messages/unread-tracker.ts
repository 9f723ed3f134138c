import type { Clock } from '@roompane/protocol';
import { UnreadChangedEvent } from '../events/unread-changed-event.ts';
import { NOTHING_UNREAD, stepUnread, type Unread, type UnreadInput } from './unread.ts';

/** How often a list that nobody looks at says how many messages came. */
const HIDDEN_MS = 250;

/** Keeps what of a list has not been seen, and tells the page when that changes: with the drawing, or at times when there is none. */
export class UnreadTracker {
  #host: EventTarget & { readonly clock: Clock };
  #unread = NOTHING_UNREAD;
  #told = NOTHING_UNREAD;
  #isTellingDue = false;

  constructor(host: EventTarget & { readonly clock: Clock }) {
    this.#host = host;
  }

  get now(): Unread {
    return this.#unread;
  }

  reset(): void {
    this.#unread = NOTHING_UNREAD;
  }

  take(input: UnreadInput): void {
    this.#unread = stepUnread(this.#unread, input);
  }

  tell(): void {
    const { count, firstId } = this.#unread;
    if (count === this.#told.count) return;
    this.#told = this.#unread;
    this.#host.dispatchEvent(new UnreadChangedEvent(count, firstId));
  }

  /** For a page that is not drawn, where each message would tell. */
  tellLater(signal: AbortSignal): void {
    if (this.#isTellingDue) return;
    this.#isTellingDue = true;
    const tell = (): void => {
      this.#isTellingDue = false;
      if (!signal.aborted) this.tell();
    };
    this.#host.clock.setTimer(HIDDEN_MS, tell);
  }
}
