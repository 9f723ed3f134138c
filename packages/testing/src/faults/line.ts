import { type Abortable, type Clock, isRoompaneError, RoompaneError } from '@roompane/protocol';
import { ArrivalQueue } from './arrival-queue.ts';
import type { LineConditions } from './line-conditions.ts';

/** One call over a {@link Line}. */
export interface LineCall<T> extends Abortable {
  readonly act: () => Promise<T>;
  /** What becomes of an answer that came when the caller had been told otherwise. */
  readonly abandon?: (value: T) => void;
  /** Ends the call with the error that `endError` gives. */
  readonly ended: AbortSignal;
  readonly endError: () => RoompaneError;
}

/**
 * The way between a client and its server, under {@link LineConditions}: one way for answers and events, so that they keep
 * their order, unless answers are to overtake. Dispatches `changed` when the line has gone down, is back, or has become slower or faster.
 */
export class Line extends EventTarget {
  readonly conditions: LineConditions;
  readonly #arrivals: ArrivalQueue;
  /** Slower ways beside it, for answers that are to be overtaken. */
  readonly #slower: readonly ArrivalQueue[];
  #answers = 0;
  readonly #closed = new AbortController();
  #connected = new AbortController();

  constructor(conditions: LineConditions, clock: Clock) {
    super();
    this.conditions = conditions;
    this.#arrivals = new ArrivalQueue(clock);
    this.#slower = [new ArrivalQueue(clock), new ArrivalQueue(clock)];
    if (conditions.isOffline) this.#connected.abort();
    conditions.addEventListener('changed', () => this.#change(), { signal: this.#closed.signal });
  }

  /** Aborted while the line is down. Another one when it is back: whoever has something under way keeps the one it had. */
  get connected(): AbortSignal {
    return this.#connected.signal;
  }

  /** Aborted by {@link Line.close}. */
  get closed(): AbortSignal {
    return this.#closed.signal;
  }

  /** Something comes from the server: it arrives after the latency, or never when the line is down or goes down before. */
  receive(arrive: () => void): void {
    if (!this.connected.aborted) this.#arrivals.send(this.conditions.latencyMs, arrive);
  }

  /** An answer comes from the server: as anything else, or by the way whose turn it is. */
  #receiveAnswer(arrive: () => void): void {
    const { latencyMs, reordersAnswers } = this.conditions;
    const way = reordersAnswers ? this.#answers++ % (this.#slower.length + 1) : 0;
    const slower = this.#slower[way - 1];
    if (!slower) this.receive(arrive);
    else if (!this.connected.aborted) slower.send(latencyMs * (way + 1), arrive);
  }

  /**
   * Asks the server. Rejects with `provider/unavailable` when the line is down or goes down before the answer is here, at
   * once with `call/aborted`, and with the end's error.
   */
  async call<T>({ act, abandon, signal, ended, endError }: LineCall<T>): Promise<T> {
    if (signal?.aborted) throw toAborted(signal);
    if (ended.aborted) throw endError();
    if (this.connected.aborted) throw new RoompaneError('provider/unavailable');
    return new Promise((resolve, reject) => {
      const settled = new AbortController();
      const { signal: over } = settled;
      let answer: { readonly value: T } | undefined;
      const fail = (error: RoompaneError): void => {
        settled.abort();
        if (answer) abandon?.(answer.value);
        reject(error);
      };
      const failOn = (end: AbortSignal, toError: () => RoompaneError): void =>
        end.addEventListener('abort', () => fail(toError()), { signal: over });
      failOn(this.connected, () => new RoompaneError('provider/unavailable'));
      failOn(ended, endError);
      if (signal) failOn(signal, () => toAborted(signal));
      const answering = act();
      const receive = (): void =>
        this.#receiveAnswer(() => {
          if (over.aborted) return;
          settled.abort();
          resolve(answering);
        });
      answering.then(
        (value) => {
          if (over.aborted) return abandon?.(value);
          answer = { value };
          receive();
        },
        (thrown: unknown) => {
          // Taking a call back is an act of this side: it does not wait for the line.
          if (isRoompaneError(thrown, 'call/aborted')) fail(thrown);
          else receive();
        },
      );
    });
  }

  close(): void {
    this.#closed.abort();
    this.#lose();
  }

  /** What is under way never arrives. */
  #lose(): void {
    for (const way of [this.#arrivals, ...this.#slower]) way.clear();
  }

  #change(): void {
    if (this.conditions.isOffline) {
      this.#lose();
      this.#connected.abort();
    } else if (this.#connected.signal.aborted) this.#connected = new AbortController();
    this.dispatchEvent(new Event('changed'));
  }
}

function toAborted(signal: AbortSignal): RoompaneError {
  return new RoompaneError('call/aborted', { cause: signal.reason });
}
