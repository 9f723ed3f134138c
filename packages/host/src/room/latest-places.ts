import type { Cursor } from '@roompane/protocol';

/**
 * Something known of the latest places of a log, by their cursors. What is older goes all at once: to take out one place for
 * each event would cost more than the event.
 */
export class LatestPlaces<Known> {
  readonly #kept: number;
  #latest = new Map<Cursor, Known>();
  #former: ReadonlyMap<Cursor, Known> = new Map();

  /** Keeps the latest `kept` places at the least, and never twice as many. */
  constructor(kept: number) {
    this.#kept = kept;
  }

  get(cursor: Cursor): Known | undefined {
    return this.#latest.get(cursor) ?? this.#former.get(cursor);
  }

  set(cursor: Cursor, known: Known): void {
    if (this.#latest.size >= this.#kept) {
      this.#former = this.#latest;
      this.#latest = new Map();
    }
    this.#latest.set(cursor, known);
  }
}
