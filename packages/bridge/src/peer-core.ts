import {
  type Call,
  type Clock,
  type Envelope,
  envelopeChars,
  parseAs,
  RoompaneError,
  type Served,
  type StreamCall,
  toRoompaneError,
  toWireError,
} from '@roompane/protocol';
import { createAnswerer, type Settlement } from './comlink-endpoint.ts';
import type { Link } from './link.ts';
import { OwnCalls, type StartOptions } from './own-calls.ts';
import { readArrival, type Reading } from './read-arrival.ts';
import type { CallScope, Service } from './service.ts';
import { createStreamReader } from './stream-reader.ts';

export interface PeerCoreOptions<Scope> {
  readonly link: Link;
  readonly clock: Clock;
  readonly service: Service<Scope>;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

/** A call of the far side's that is being answered. */
export interface ServedCall {
  readonly method: Served;
  readonly params: unknown;
  readonly abort: AbortController;
  acknowledge?: (seq: number) => void;
}

/** One side of a session: what an add-in needs of it. {@link Peer} adds what a host holds against the far side's ways. */
export class PeerCore<Scope = Pick<CallScope, 'signal'>> {
  /** What the far side has asked and we have not answered. */
  protected readonly served: Map<number, ServedCall> = new Map();
  protected readonly own: OwnCalls;
  readonly #options: PeerCoreOptions<Scope>;
  readonly #ending = new AbortController();
  readonly #answer = createAnswerer(
    (id: number, call: ServedCall) => this.#settle(id, call),
    (id, settlement) => this.#reply(id, settlement),
  );

  constructor(options: PeerCoreOptions<Scope>) {
    this.#options = options;
    this.own = new OwnCalls((envelope) => this.send(envelope), options.clock);
    options.link.listen((arrival) => this.receive(arrival), this.#ending);
  }

  /** Aborted, with the error of the end as reason, when the session ends. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  /** Settles within the method's deadline, at an abort or at the end of the session. @spec CL4 CL6 CL7 LT2 LT3 */
  async call<Params, Result>(method: Call<Params, Result>, params: Params, options: CallOptions = {}): Promise<Result> {
    return parseAs(method.result, await this.#start(method, params, options), 'call/invalid-result');
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
      acknowledge: ({ id, seq }) => this.send({ type: 'ack', id, seq }),
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

  /** Tells the far side that something of its was refused: call `id`, or what could not be read. */
  refuse(refusal: RoompaneError, id?: number): void {
    const error = toWireError(refusal);
    this.send(id ? { type: 'reply', id, error } : { type: 'error', error });
  }

  /** Says bye and ends the session. Twice is the same as once. */
  close(error: RoompaneError = new RoompaneError('connection/closed')): void {
    this.send({ type: 'bye', error: toWireError(error) });
    this.#finish(error);
  }

  protected receive(arrival: string | undefined): void {
    const { service } = this.#options;
    const reading = readArrival(arrival, {
      serves: (name) => service.get(name)?.method,
      isInUse: (id) => this.served.has(id),
      refuses: (method) => this.refuses(method),
    });
    this.carryOut(reading);
  }

  /** Why the far side may not call `method` now. An add-in refuses none: its host can do worse than call too often. */
  protected refuses(_method?: Served): RoompaneError | undefined {
    return undefined;
  }

  /** What a handler has of its call. */
  protected scope(_id: number, { abort }: ServedCall): Scope {
    return { signal: abort.signal } as Scope;
  }

  protected carryOut(reading: Reading): void {
    switch (reading.act) {
      case 'dispatch': {
        const call = { ...reading, abort: new AbortController() };
        this.served.set(reading.id, call);
        this.#answer(reading.id, call);
        break;
      }
      case 'take':
        this.own.take(reading.envelope);
        break;
      case 'cancel':
        this.served.get(reading.id)?.abort.abort(new RoompaneError('call/aborted'));
        break;
      case 'ping':
        this.send({ type: 'pong', id: reading.id });
        break;
      case 'refuse':
        this.refuse(reading.error, reading.id);
        break;
      case 'end':
        if (reading.saysBye) this.close(reading.error);
        else this.#finish(reading.error);
        break;
      // An add-in sends no batches, so none of its are acknowledged.
      case 'ack':
      case 'nothing':
    }
  }

  protected send(envelope: Envelope): void {
    this.write(JSON.stringify(envelope));
  }

  /** @throws what its caller learns: that it was not sent. @spec LI5 LT3 */
  protected write(text: string): void {
    if (text.length > envelopeChars) {
      throw new RoompaneError('limit/exceeded', { data: { limit: 'envelopeChars', max: envelopeChars } });
    }
    if (!this.signal.aborted) this.#options.link.send(text);
  }

  async #start(method: Call, params: unknown, options: StartOptions): Promise<unknown> {
    this.signal.throwIfAborted();
    if (options.signal?.aborted) throw new RoompaneError('call/aborted');
    return this.own.start(method, params, options);
  }

  /** Runs the handler of a call. @spec CL10 */
  async #settle(id: number, call: ServedCall): Promise<Settlement> {
    const { method, params } = call;
    try {
      const scope = this.scope(id, call);
      return { result: await this.#options.service.get(method.name)?.handler(params as never, scope) };
    } catch (thrown) {
      return { error: toRoompaneError(thrown) };
    }
  }

  /** @spec LI5 */
  #reply(id: number, { error, result }: Settlement): void {
    this.served.delete(id);
    try {
      if (error) throw error as Error;
      this.send({ type: 'reply', id, result });
    } catch (thrown) {
      this.send({ type: 'reply', id, error: toWireError(toRoompaneError(thrown)) });
    }
  }

  /** @spec LT2 LT4 */
  #finish(error: RoompaneError): void {
    if (this.signal.aborted) return;
    this.#ending.abort(error);
    this.own.endAll(error);
    for (const { abort } of this.served.values()) abort.abort(error);
    this.#options.link.close();
  }
}
