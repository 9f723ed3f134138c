import {
  type Call,
  type Clock,
  type Envelope,
  envelopeChars,
  parseAs,
  RoompaneError,
  type Served,
  type StreamCall,
  toWireError,
} from '@roompane/protocol';
import type { Link } from './link.ts';
import { OwnCalls, type StartOptions } from './own-calls.ts';
import { readArrival, type Reading } from './read-arrival.ts';
import { type Service, ServedCalls } from './served-calls.ts';
import { createStreamReader } from './stream-reader.ts';

/** What a side holds against the far side's ways. An add-in needs none: its host can do worse than call too often. */
export interface Guard {
  /** Why this call (or ping, where there is no method) is refused now, or `undefined`. */
  admit(method: Served | undefined, open: readonly Served[]): RoompaneError | undefined;
  /** Something was refused. Gives the error that ends the session, when it is too much. */
  refused(): RoompaneError | undefined;
}

export interface PeerOptions {
  readonly link: Link;
  readonly clock: Clock;
  readonly service: Service;
  readonly guard?: Guard;
  /** Called for each arrival: a sign of life. */
  readonly onArrival?: () => void;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

/** One side of a session. */
export class Peer {
  readonly #options: PeerOptions;
  readonly #ending = new AbortController();
  readonly #own: OwnCalls;
  readonly #served: ServedCalls;

  constructor(options: PeerOptions) {
    this.#options = options;
    this.#own = new OwnCalls((envelope) => this.#send(envelope), options.clock);
    this.#served = new ServedCalls(options.service, (text) => this.#write(text));
    options.link.listen((arrival) => this.#receive(arrival), this.#ending);
  }

  /** Aborted, with the error of the end as reason, when the session ends. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  /** Settles within the method's deadline, at an abort or at the end of the session. @spec CL4 CL6 CL7 LT2 LT3 */
  async call<Params, Result>(
    method: Call<Params, Result>,
    params: Params,
    { signal }: CallOptions = {},
  ): Promise<Result> {
    return parseAs(method.result, await this.#start(method, params, { signal }), 'call/invalid-result');
  }

  /** Opens a stream at once. @spec ST3 ST7 ST9 */
  follow<Params, Event>(
    method: StreamCall<Params, Event>,
    params: Params,
    { signal }: CallOptions = {},
  ): AsyncIterable<Event> {
    const stopping = new AbortController();
    const stop = (): void => stopping.abort();
    const reader = createStreamReader(method.event, {
      acknowledge: ({ id, seq }) => this.#send({ type: 'ack', id, seq }),
      stop,
    });
    signal?.addEventListener('abort', stop, stopping);
    if (signal?.aborted) stop();
    this.#start(method, params, { signal: stopping.signal, reader }).then(
      () => reader.end(),
      (error: unknown) => reader.end(stopping.signal.aborted ? undefined : error),
    );
    return reader.events;
  }

  async #start(method: Call, params: unknown, options: StartOptions): Promise<unknown> {
    this.signal.throwIfAborted();
    if (options.signal?.aborted) throw new RoompaneError('call/aborted');
    return this.#own.start(method, params, options);
  }

  /** Resolves at the pong; rejects when the session ends. */
  async ping(): Promise<void> {
    this.signal.throwIfAborted();
    const { error } = await new Promise<{ readonly error?: RoompaneError }>((settle) => {
      this.#send({ type: 'ping', id: this.#own.open({ settle }) });
    });
    if (error) throw error;
  }

  /** Counts something of the far side's as refused, such as an acknowledgement of nothing, and tells it. */
  refuse(refusal: RoompaneError, id?: number): void {
    const error = toWireError(refusal);
    this.#send(id ? { type: 'reply', id, error } : { type: 'error', error });
    const end = this.#options.guard?.refused();
    if (end) this.close(end);
  }

  /** Says bye and ends the session. Twice is the same as once. */
  close(error: RoompaneError = new RoompaneError('connection/closed')): void {
    this.#send({ type: 'bye', error: toWireError(error) });
    this.#finish(error);
  }

  /** @spec LT2 LT4 */
  #finish(error: RoompaneError): void {
    if (this.signal.aborted) return;
    this.#ending.abort(error);
    this.#own.endAll(error);
    this.#served.abortAll(error);
    this.#options.link.close();
  }

  #receive(arrival: string | undefined): void {
    const { service, onArrival } = this.#options;
    onArrival?.();
    this.#carryOut(
      readArrival(arrival, {
        serves: (name) => service.get(name)?.method,
        isInUse: (id) => this.#served.has(id),
        refuses: (method) => this.#admit(method),
      }),
    );
  }

  #admit(method?: Served): RoompaneError | undefined {
    return this.#options.guard?.admit(method, this.#served.open);
  }

  #carryOut(reading: Reading): void {
    switch (reading.act) {
      case 'dispatch':
        this.#served.serve(reading.id, reading.method, reading.params);
        break;
      case 'take':
        this.#own.take(reading.envelope);
        break;
      case 'cancel':
        this.#served.cancel(reading.id);
        break;
      case 'ack':
        this.#served.acknowledge(reading.id, reading.seq);
        break;
      case 'ping': {
        const refusal = this.#admit();
        if (refusal) this.refuse(refusal);
        else this.#send({ type: 'pong', id: reading.id });
        break;
      }
      case 'refuse':
        this.refuse(reading.error, reading.id);
        break;
      case 'end':
        if (reading.saysBye) this.close(reading.error);
        else this.#finish(reading.error);
        break;
      case 'nothing':
    }
  }

  #send(envelope: Envelope): void {
    this.#write(JSON.stringify(envelope));
  }

  /** @throws what its caller learns: that it was not sent. @spec LI5 LT3 */
  #write(text: string): void {
    if (text.length > envelopeChars) {
      throw new RoompaneError('limit/exceeded', { data: { limit: 'envelopeChars', max: envelopeChars } });
    }
    if (!this.signal.aborted) this.#options.link.send(text);
  }
}
