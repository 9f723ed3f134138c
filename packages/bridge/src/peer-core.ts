import {
  type Call,
  type CallEnvelope,
  type Clock,
  type Envelope,
  envelopeChars,
  fromWireError,
  parseAs,
  parseEnvelope,
  type Rejection,
  type ReplyEnvelope,
  RoompaneError,
  type Served,
  type StreamCall,
  toRoompaneError,
  toWireError,
} from '@roompane/protocol';
import { toEnding, toRefusal } from './arrival-errors.ts';
import { createAnswerer } from './comlink-endpoint.ts';
import type { Link } from './link.ts';
import { createOwnCalls, type OwnCalls, type StartOptions } from './own-calls.ts';
import type { CallScope, Handler, Service } from './service.ts';
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
  readonly #own: OwnCalls;
  readonly #options: PeerCoreOptions<Scope>;
  readonly #ending = new AbortController();
  readonly #answer = createAnswerer(
    (id: number, call: ServedCall & { readonly handler: Handler<Scope> }) => this.#run(id, call),
    (id, written) => {
      this.served.delete(id);
      this.write(written);
    },
  );

  constructor(options: PeerCoreOptions<Scope>) {
    this.#options = options;
    this.#own = createOwnCalls((envelope) => this.send(envelope), options.clock);
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
    const reader = createStreamReader(method.event, ({ id, seq }) => this.send({ type: 'ack', id, seq }), stopping);
    signal?.addEventListener('abort', stop, stopping);
    if (signal?.aborted) stop();
    this.#start(method, params, { signal: stopping.signal, reader }).then(
      () => reader.end(),
      (error: unknown) => reader.end(error),
    );
    return reader.events;
  }

  /** Tells the far side that something of its was refused: call `id`, or what could not be read. */
  refuse(refusal: RoompaneError, id?: number): void {
    const error = toWireError(refusal);
    this.send(id ? { type: 'reply', id, error } : { type: 'error', error });
  }

  /** Says bye and ends the session. Twice is the same as once. @spec LT2 LT4 */
  close(error: RoompaneError = new RoompaneError('connection/closed')): void {
    this.send({ type: 'bye', error: toWireError(error) });
    this.#ending.abort(error);
    this.#own.endAll(error);
    for (const { abort } of this.served.values()) abort.abort(error);
    this.#options.link.close();
  }

  /** Why the far side may not call `method` now. An add-in refuses none: its host can do worse than call too often. */
  protected refuses(_method?: Served): RoompaneError | undefined {
    return undefined;
  }

  /** The only way from the port into this side. @spec EN1 EN5 */
  protected receive(arrival: string | undefined): void {
    if (arrival === undefined) this.close(new RoompaneError('limit/abusive'));
    else this.take(parseEnvelope(arrival));
  }

  /** What a handler has of its call. */
  protected scope(_id: number, { abort }: ServedCall): Scope {
    return { signal: abort.signal } as Scope;
  }

  /** @spec EN4 LT1 LV1 */
  protected take(envelope: Envelope | Rejection): void {
    switch (envelope.type) {
      case 'call':
        this.#serve(envelope);
        break;
      case 'cancel':
        this.served.get(envelope.id)?.abort.abort(new RoompaneError('call/aborted'));
        break;
      case 'reply':
      case 'batch':
        this.#own.take(envelope);
        break;
      case 'ping':
        this.send({ type: 'pong', id: envelope.id });
        break;
      case 'rejection':
        this.refuse(toRefusal(envelope));
        break;
      case 'bye':
        // Who said bye is gone, and is not told what it said.
        this.#options.link.close();
        this.close(toEnding(fromWireError(envelope.error)));
        break;
      // What an add-in never asked for changes nothing.
      case 'ack':
      case 'pong':
      case 'error':
    }
  }

  protected send(envelope: Envelope): void {
    this.write(JSON.stringify(envelope));
  }

  /** @throws what its caller learns: that it was not sent. @spec LI5 LT3 */
  protected write(text: string): void {
    const written = fit(text);
    if (!this.signal.aborted) this.#options.link.send(written);
  }

  /** @spec CL1 CL2 CL3 CL9 GR1 */
  #serve({ id, method: name, params }: CallEnvelope): void {
    if (this.served.has(id)) return this.refuse(new RoompaneError('call/invalid-params', { data: { path: 'id' } }));
    try {
      const row = this.#options.service.get(name);
      if (!row) throw new RoompaneError('call/unknown-method', { data: { method: name } });
      const refusal = this.refuses(row.method);
      if (refusal) throw refusal;
      const read = parseAs(row.method.params, params, 'call/invalid-params');
      const call = { ...row, params: read, abort: new AbortController() };
      this.served.set(id, call);
      this.#answer(id, call);
    } catch (thrown) {
      this.refuse(toRoompaneError(thrown), id);
    }
  }

  async #start(method: Pick<Call, 'name' | 'deadlineMs'>, params: unknown, options: StartOptions): Promise<unknown> {
    this.signal.throwIfAborted();
    if (options.signal?.aborted) throw new RoompaneError('call/aborted');
    return this.#own.start(method, params, options);
  }

  /** Runs a handler; the reply, written. @spec CL10 LI5 */
  async #run(id: number, call: ServedCall & { readonly handler: Handler<Scope> }): Promise<string> {
    const write = (reply: Omit<ReplyEnvelope, 'type' | 'id'>): string =>
      fit(JSON.stringify({ type: 'reply', id, ...reply }));
    try {
      return write({ result: await call.handler(call.params as never, this.scope(id, call)) });
    } catch (thrown) {
      return write({ error: toWireError(toRoompaneError(thrown)) });
    }
  }
}

/** @throws what its caller learns: that it cannot be sent. @spec LI5 */
function fit(written: string): string {
  if (written.length <= envelopeChars) return written;
  throw new RoompaneError('limit/exceeded', { data: { limit: 'envelopeChars', max: envelopeChars } });
}
