import type { StreamSource } from '@roompane/bridge';
import type { Clock } from '@roompane/protocol';

/** How long what is new waits for a reader whom nobody sees. */
const REST_MS = 1_000;

/** Whether a reader is seen; `seen` is dispatched when it is again. */
export interface Sight extends EventTarget {
  readonly isSeen: boolean;
}

/** What the streams of a session rest by. */
export interface Resting {
  readonly sight: Sight;
  readonly clock: Clock;
}

interface RestOptions extends Resting {
  /** Aborted when the stream is over. */
  readonly signal: AbortSignal;
}

type Tell<Event extends object, Place> = Parameters<StreamSource<Event, Place>['listen']>[0];

/**
 * A source for a reader that may be out of sight: there it is told once a second of what is new, and at once when it is seen
 * again. Meanwhile nothing is kept but the place from which the source is read then. @spec ST13
 */
export class RestingSource<Event extends object, Place> implements StreamSource<Event, Place> {
  readonly start: Place;
  readonly #source: StreamSource<Event, Place>;
  readonly #options: RestOptions;
  /** Behind what the stream has been told of, or has read by itself. */
  #place: Place;
  /** Aborted when the rest is over. */
  #rest: AbortController | undefined;
  #isReading = false;

  constructor(source: StreamSource<Event, Place>, options: RestOptions) {
    this.#source = source;
    this.#options = options;
    this.start = this.#place = source.start;
  }

  listen(tell: Tell<Event, Place>, options: { readonly signal: AbortSignal }): void {
    const { sight } = this.#options;
    sight.addEventListener('seen', () => void this.#wake(tell), options);
    this.#source.listen((event, place, written) => {
      if (this.#rest) return;
      if (!sight.isSeen) return this.#begin(tell);
      this.#place = place;
      tell(event, place, written);
    }, options);
  }

  async read(after: Place, options: { readonly signal: AbortSignal }): ReturnType<StreamSource<Event, Place>['read']> {
    const stretch = await this.#source.read(after, options);
    this.#place = stretch.place;
    return stretch;
  }

  #begin(tell: Tell<Event, Place>): void {
    const { clock, signal } = this.#options;
    this.#end();
    const rest = (this.#rest = new AbortController());
    clock.setTimer(REST_MS, () => void this.#wake(tell), { signal: AbortSignal.any([signal, rest.signal]) });
  }

  #end(): void {
    this.#rest?.abort();
    this.#rest = undefined;
  }

  async #wake(tell: Tell<Event, Place>): Promise<void> {
    if (!this.#rest || this.#isReading) return;
    this.#isReading = true;
    // What cannot be read now is read when the next second is over.
    await this.#catchUp(tell).catch(() => this.#begin(tell));
    this.#isReading = false;
  }

  async #catchUp(tell: Tell<Event, Place>): Promise<void> {
    const { signal } = this.#options;
    for (let isLast = false; !isLast && !signal.aborted;) {
      const from = this.#place;
      const stretch = await this.#source.read(from, { signal });
      // The stream has read on by itself meanwhile: it has these already.
      if (this.#place !== from) continue;
      this.#place = stretch.place;
      for (const { event, place, written } of stretch.events) tell(event, place, written);
      isLast = stretch.isLast;
    }
    this.#end();
  }
}
