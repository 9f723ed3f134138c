import {
  type Clock,
  type Envelope,
  LIMITS,
  type Method,
  parseAs,
  RoompaneError,
  type StreamMethod,
  toRoompaneError,
  toWireError,
} from '@roompane/protocol';
import type { Link } from './link.ts';
import { OwnCalls } from './own-calls.ts';
import { readArrival, type Reading } from './read-arrival.ts';
import { type Service, ServedCalls } from './served-calls.ts';
import { createStreamReader } from './stream-reader.ts';

/** What a side holds against the far side's ways. An add-in needs none: its host can do worse than call too often. */
export interface Guard {
  /** Why this call (or ping, where there is no method) is refused now, or `undefined`. */
  admit(method: Method | undefined, open: readonly Method[]): RoompaneError | undefined;
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
    method: Method<Params, Result>,
    params: Params,
    { signal }: CallOptions = {},
  ): Promise<Result> {
    this.signal.throwIfAborted();
    if (signal?.aborted) throw new RoompaneError('call/aborted');
    const settlement = await this.#own.start(method, params, { signal });
    if ('error' in settlement) throw toRoompaneError(settlement.error);
    return parseAs(method.result, settlement.result, 'call/invalid-result');
  }

  /** Opens a stream at once. @spec ST3 ST7 ST9 */
  follow<Params, Event>(
    method: StreamMethod<Params, Event>,
    params: Params,
    { signal }: CallOptions = {},
  ): AsyncIterable<Event> {
    const stopping = new AbortController();
    const stop = (): void => stopping.abort();
    const id = this.#own.nextId;
    const reader = createStreamReader(method.event, {
      acknowledge: (seq) => this.#send({ type: 'ack', id, seq }),
      stop,
    });
    const end = (error?: unknown): void => reader.end(stopping.signal.aborted ? undefined : error);
    signal?.addEventListener('abort', stop, stopping);
    if (signal?.aborted) stop();
    if (stopping.signal.aborted || this.signal.aborted) end(this.signal.reason);
    else {
      void this.#own
        .start(method, params, { signal: stopping.signal, reader: reader })
        .then((settlement) => end('error' in settlement ? settlement.error : undefined));
    }
    return reader.events;
  }

  /** Resolves at the pong; rejects when the session ends. */
  async ping(): Promise<void> {
    this.signal.throwIfAborted();
    const settlement = await this.#own.ping();
    if ('error' in settlement) throw toRoompaneError(settlement.error);
  }

  /** Counts something of the far side's as refused, such as an acknowledgement of nothing, and tells it. */
  refuse(error: RoompaneError, id?: number): void {
    const wire = toWireError(error);
    this.#send(id ? { type: 'reply', id, error: wire } : { type: 'error', error: wire });
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
    this.#own.settleAll({ error });
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

  #admit(method?: Method): RoompaneError | undefined {
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
    const { envelopeChars: max } = LIMITS;
    if (text.length > max) throw new RoompaneError('limit/exceeded', { data: { limit: 'envelopeChars', max } });
    if (!this.signal.aborted) this.#options.link.send(text);
  }
}
