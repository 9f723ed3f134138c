import type { RoompaneError } from '@roompane/protocol';
import type { ActStream, StateStretch } from './acts/act.ts';
import { EventRing } from './event-ring.ts';
import type { Source } from './pulled-stream.ts';

/**
 * A state of which only the latest counts, for any number of readers: the wire's streams and the page's own. Nobody is
 * told twice of the same state; who comes late, or stops asking, has the latest when they ask. @spec ST10
 */
export class StateFeed<State extends object> implements ActStream<State> {
  readonly start = undefined;
  readonly #begin: (() => void) | undefined;
  readonly #listeners = new Set<(state: State, place: undefined) => void>();
  /** Numbers the states; readers keep the number of the one they had. */
  readonly #ring = new EventRing<State>(1);
  #state: State | undefined;
  #written: string | undefined;
  readonly #failed = new AbortController();
  #isBegun = false;

  /** `begin` is called when the first reader comes: what nobody reads costs nothing. */
  constructor(state?: State, begin?: () => void) {
    this.#begin = begin;
    if (state) this.update(state);
  }

  /** `undefined` until it is known. */
  get state(): State | undefined {
    return this.#state;
  }

  /** Aborted when the state cannot be had any more; its reason is the error. */
  get failed(): AbortSignal {
    return this.#failed.signal;
  }

  /** Takes the state as it stands now and tells of it when it is different. */
  update(state: State): void {
    const written = JSON.stringify(state);
    if (written === this.#written) return;
    this.#written = written;
    this.#state = state;
    this.#ring.push(state);
    for (const listener of [...this.#listeners]) listener(state, undefined);
  }

  /** The state cannot be had any more: readers learn it at once. */
  fail(error: RoompaneError): void {
    this.#failed.abort(error);
    this.#ring.wake();
  }

  listen(listener: (state: State, place: undefined) => void, { signal }: { readonly signal: AbortSignal }): void {
    if (signal.aborted) return;
    this.#start();
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener), { once: true });
  }

  /** The state as it stands. One that is not known yet is told by {@link StateFeed.listen} when it is. */
  read(): Promise<StateStretch<State>> {
    this.#start();
    const events = this.#state ? [{ event: this.#state, place: undefined }] : [];
    return Promise.resolve({ events, place: undefined, isLast: true });
  }

  /** A reader in the page, of its own place. */
  createReader(): Source<State> {
    let had = -1;
    const takeReady = (): State | undefined => {
      if (this.#state === undefined || had === this.#ring.end || this.failed.aborted) return undefined;
      had = this.#ring.end;
      return this.#state;
    };
    const pull = async (signal: AbortSignal): Promise<State | undefined> => {
      this.#start();
      for (let state = takeReady(); !signal.aborted; state = takeReady()) {
        if (state) return state;
        this.failed.throwIfAborted();
        await this.#ring.wait(signal);
      }
      return undefined;
    };
    return { takeReady, pull };
  }

  #start(): void {
    if (this.#isBegun) return;
    this.#isBegun = true;
    this.#begin?.();
  }
}
