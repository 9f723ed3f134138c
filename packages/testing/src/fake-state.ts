import type { Abortable } from '@roompane/protocol';
import { FakeStream } from './fake-stream.ts';

/** A state in memory of which only the latest counts: whoever follows it has it at once, and then each change. */
export class FakeState<State> {
  readonly #stream = new FakeStream<State>();
  #now: State;

  constructor(state: State) {
    this.#now = state;
  }

  get now(): State {
    return this.#now;
  }

  /** Streams that have not ended. */
  get openStreams(): number {
    return this.#stream.openReaders;
  }

  /** The same again is no change. */
  set(state: State): void {
    if (JSON.stringify(state) === JSON.stringify(this.#now)) return;
    this.#now = state;
    this.#stream.push(state);
  }

  fail(error: Error): void {
    this.#stream.fail(error);
  }

  async *live(options: Abortable = {}): AsyncGenerator<State, void> {
    const position = this.#stream.items.length;
    if (options.signal?.aborted) return;
    this.#stream.throwIfFailed();
    yield this.#now;
    yield* this.#stream.read(position, options);
  }
}
