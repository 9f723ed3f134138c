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
  type StreamCall,
  toRoompaneError,
  toWireError,
  type Link,
} from '@roompane/protocol';
import { toEnding, toRefusal } from './arrival-errors.ts';
import { createAnswerer } from './comlink-endpoint.ts';
import { createOwnCalls, type OwnCalls } from './own-calls.ts';
import type { Service } from './service.ts';
import { createStreamReader } from './stream-reader.ts';

export interface PeerCoreOptions {
  readonly link: Link;
  readonly clock: Clock;
  readonly service: Service<CoreScope>;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

/** What a handler has of the call that it answers. */
export interface CoreScope {
  readonly id: number;
  /** Aborted when the caller cancels, and when the session ends. */
  readonly signal: AbortSignal;
}

/** One side of a session: what an add-in needs of it. {@link Peer} adds what a host holds against the far side's ways. */
export class PeerCore {
  readonly #link: Link;
  readonly #service: Service<CoreScope>;
  readonly #own: OwnCalls;
  /** What the far side has asked and we have not answered. */
  readonly #served = new Map<number, AbortController>();
  readonly #ending = new AbortController();
  /** Aborted, with the error of the end as reason, when the session ends. */
  readonly signal: AbortSignal = this.#ending.signal;
  readonly #answer = createAnswerer((id, written) => {
    this.#served.delete(id);
    this.write(written);
  });

  constructor({ link, clock, service }: PeerCoreOptions) {
    this.#link = link;
    this.#service = service;
    this.#own = createOwnCalls((envelope) => this.send(envelope), clock, this.signal);
    link.listen((arrival) => {
      // The only way from the port into this side. @spec EN1 EN5
      if (arrival === undefined) this.close(new RoompaneError('limit/abusive'));
      else this.take(parseEnvelope(arrival));
    }, this.#ending);
  }

  /** Settles within the method's deadline, at an abort or at the end of the session. May be called on its own. @spec CL4 CL6 CL7 LT2 LT3 */
  readonly call = async <Params, Result>(
    method: Call<Params, Result>,
    params: Params,
    options: CallOptions = {},
  ): Promise<Result> => parseAs(method.result, await this.#own.begin(method, params, options), 'call/invalid-result');

  /** Opens a stream at once. May be called on its own. @spec ST3 ST7 ST9 */
  readonly follow = <Params, Event>(
    method: StreamCall<Params, Event>,
    params: Params,
    { signal }: CallOptions = {},
  ): AsyncIterable<Event> => {
    const stopping = new AbortController();
    const reader = createStreamReader(method.event, ({ id, seq }) => this.send({ type: 'ack', id, seq }), stopping);
    if (signal?.aborted) stopping.abort();
    signal?.addEventListener('abort', () => stopping.abort(), stopping);
    this.#own.begin(method, params, { signal: stopping.signal, reader }).then(() => reader.finish(), reader.finish);
    return reader.iterable;
  };

  /** Holds the deadlines of this side's calls, for breakpoints. @spec LV3 */
  hold(isHeld: boolean): void {
    this.#own.hold(isHeld);
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
    for (const call of this.#served.values()) call.abort(error);
    this.#link.close();
  }

  /** @spec EN4 LT1 LV1 */
  protected take(envelope: Envelope | Rejection): void {
    switch (envelope.type) {
      case 'call':
        this.#serve(envelope);
        break;
      case 'cancel':
        this.#served.get(envelope.id)?.abort(new RoompaneError('call/aborted'));
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
        this.#link.close();
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
    if (!this.signal.aborted) this.#link.send(written);
  }

  /** @spec CL1 CL2 CL3 CL9 */
  #serve({ id, method: name, params }: CallEnvelope): void {
    if (this.#served.has(id)) return this.refuse(new RoompaneError('call/invalid-params', { data: { path: 'id' } }));
    try {
      const row = this.#service.get(name);
      if (!row) throw new RoompaneError('call/unknown-method', { data: { method: name } });
      const read = parseAs(row.method.params, params, 'call/invalid-params') as never;
      const call = new AbortController();
      this.#served.set(id, call);
      this.#answer(id, () => answer(id, () => row.handler(read, { id, signal: call.signal })));
    } catch (thrown) {
      this.refuse(toRoompaneError(thrown), id);
    }
  }
}

/** Runs a handler; the reply, written. @spec CL10 LI5 */
async function answer(id: number, handle: () => unknown): Promise<string> {
  const write = (reply: Omit<ReplyEnvelope, 'type' | 'id'>): string =>
    fit(JSON.stringify({ type: 'reply', id, ...reply }));
  try {
    return write({ result: await handle() });
  } catch (thrown) {
    return write({ error: toWireError(toRoompaneError(thrown)) });
  }
}

/** @throws what its caller learns: that it cannot be sent. @spec LI5 */
function fit(written: string): string {
  if (written.length <= envelopeChars) return written;
  throw new RoompaneError('limit/exceeded', { data: { limit: 'envelopeChars', max: envelopeChars } });
}
