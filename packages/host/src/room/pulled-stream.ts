import { toRoompaneError } from '@roompane/protocol';
import { type Ends, untilAborted } from './abortable.ts';

/** Where a stream's events come from. */
export interface Source<T> {
  /** An event that is here already: it costs neither listeners nor a turn of the loop. */
  takeReady?(): T | undefined;
  /** The next event, or `undefined` at the honest end. The signal aborts when nobody waits for it any more. */
  pull(signal: AbortSignal): Promise<T | undefined>;
}

/**
 * A stream that does nothing until it is asked, and settles each question: with an event, the end, or a coded error. The
 * reader's signal ends it without an error, the end of the room throws. Unlike a generator it ends at once when its
 * reader stops, also while an event is waited for. @spec ST9
 */
export class PulledStream<T> implements AsyncIterableIterator<T> {
  readonly #source: Source<T>;
  readonly #ends: Ends;
  readonly #stopped = new AbortController();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(source: Source<T>, ends: Ends) {
    this.#source = source;
    this.#ends = ends;
  }

  /** Aborted when the reader stopped, the stream failed, or its end was given. */
  get stopped(): AbortSignal {
    return this.#stopped.signal;
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<T> {
    return this;
  }

  next(): Promise<IteratorResult<T>> {
    const turn = this.#turn.then(() => this.#take());
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  return(): Promise<IteratorResult<T>> {
    this.#stopped.abort();
    return Promise.resolve({ done: true, value: undefined });
  }

  async #take(): Promise<IteratorResult<T>> {
    const { signal, ended } = this.#ends;
    const isOver = (): boolean => this.#stopped.signal.aborted || signal?.aborted === true;
    if (isOver()) return { done: true, value: undefined };
    const ready = ended.aborted ? undefined : this.#source.takeReady?.();
    if (ready !== undefined) return { done: false, value: ready };
    try {
      const value = await untilAborted((asked) => this.#pullUntilStopped(asked), { signal, ended });
      if (value !== undefined && !isOver()) return { done: false, value };
    } catch (thrown) {
      const wasOver = isOver();
      this.#stopped.abort();
      if (!wasOver) throw toRoompaneError(thrown);
    }
    this.#stopped.abort();
    return { done: true, value: undefined };
  }

  #pullUntilStopped(asked: AbortSignal): Promise<T | undefined> {
    return untilAborted((stopped) => this.#source.pull(stopped), { signal: asked, ended: this.#stopped.signal });
  }
}
