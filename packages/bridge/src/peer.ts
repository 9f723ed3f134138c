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
  fromWireError,
} from '@roompane/protocol';
import { createAnswerer, createCaller, type Settlement } from './comlink-endpoint.ts';
import type { Link } from './link.ts';
import { initialPeerState, type PeerEffect, type PeerInput, stepPeer } from './peer-state.ts';
import { createStreamReader, type StreamReader } from './stream-reader.ts';

/** What a handler has of the call it answers. */
export interface CallScope {
  /** Aborted when the caller cancels, and when the session ends. */
  readonly signal: AbortSignal;
  /** For a stream: sends written events as batch `seq`. Throws `limit/exceeded` for what no reader would take. */
  sendBatch(seq: number, events: readonly string[]): void;
  /** For a stream: is told of each acknowledgement. */
  onAcknowledge(listener: (seq: number) => void): void;
  refuse(): void;
}

/** Answers one method. What it throws reaches the caller as a coded error. */
export type Handler = (params: never, scope: CallScope) => unknown;

export interface PeerOptions {
  readonly link: Link;
  readonly clock: Clock;
  /** What this side serves. */
  readonly serves: ReadonlyMap<string, Method>;
  readonly handlers: ReadonlyMap<string, Handler>;
  /** Why the far side may not call that now. @default nothing is refused */
  readonly refuses?: (method: Method) => RoompaneError | undefined;
  /** Called for each arrival: a sign of life. */
  readonly onArrival?: () => void;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

/** One side of a session. */
export interface Peer {
  /** Aborted, with the error of the end as reason, when the session ends. */
  readonly signal: AbortSignal;
  /** Settles within the method's deadline, at an abort or at the end of the session. @spec CL4 CL6 CL7 LT2 */
  call<Params, Result>(method: Method<Params, Result>, params: Params, options?: CallOptions): Promise<Result>;
  /** Opens a stream at once; see `docs/SPEC.md`, ST. */
  follow<Params, Event>(
    method: StreamMethod<Params, Event>,
    params: Params,
    options?: CallOptions,
  ): AsyncIterable<Event>;
  /** Resolves at the pong; rejects when the session ends. */
  ping(): Promise<void>;
  /** Says bye and ends the session. Twice is the same as once. */
  close(error?: RoompaneError): void;
}

interface Pending {
  readonly settle: (settlement: Settlement) => void;
  readonly reader?: StreamReader<unknown>;
}

/** Runs one side of a session over `link`. @spec CL EN LT */
export function createPeer(options: PeerOptions): Peer {
  return new PortPeer(options);
}

class PortPeer implements Peer {
  readonly #options: PeerOptions;
  readonly #end = new AbortController();
  readonly #pending = new Map<number, Pending>();
  readonly #answering = new Map<number, { abort: AbortController; acknowledge?: (seq: number) => void }>();
  readonly #pings = new Map<number, () => void>();
  readonly #caller = createCaller((id, method, params) => this.#sendCall(id, method, params));
  readonly #answerer;
  #state = initialPeerState;
  #lastId = 0;

  constructor(options: PeerOptions) {
    this.#options = options;
    const bound = [...options.handlers].map(
      ([name, handler]) =>
        [name, (params: unknown, id: number) => this.#answer(() => handler(params as never, this.#scope(id)))] as const,
    );
    this.#answerer = createAnswerer(new Map(bound), (id, settlement) => this.#reply(id, settlement));
    options.link.listen(
      (arrival) => {
        options.onArrival?.();
        this.#apply({ type: 'arrived', arrival, atMs: options.clock.now() });
      },
      { signal: this.signal },
    );
  }

  get signal(): AbortSignal {
    return this.#end.signal;
  }

  async call<Params, Result>(
    method: Method<Params, Result>,
    params: Params,
    options: CallOptions = {},
  ): Promise<Result> {
    const settlement = await this.#start(method, params, options);
    if ('error' in settlement) throw settlement.error;
    return parseAs(method.result, settlement.result, 'call/invalid-result');
  }

  follow<Params, Event>(
    method: StreamMethod<Params, Event>,
    params: Params,
    { signal }: CallOptions = {},
  ): AsyncIterable<Event> {
    const stop = new AbortController();
    const id = this.#lastId + 1;
    const reader = createStreamReader(method.event, {
      acknowledge: (seq) => this.#send({ type: 'ack', id, seq }),
      stop: () => stop.abort(),
    });
    signal?.addEventListener('abort', () => stop.abort(), { once: true, signal: stop.signal });
    if (signal?.aborted) stop.abort();
    void this.#start(method, params, { signal: stop.signal, reader: reader }).then(
      (settlement) =>
        reader.end('error' in settlement && !stop.signal.aborted ? toRoompaneError(settlement.error) : undefined),
    );
    return reader.events;
  }

  ping(): Promise<void> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const done = new AbortController();
      this.signal.addEventListener('abort', () => reject(this.#reason()), { once: true, signal: done.signal });
      if (this.signal.aborted) return reject(this.#reason());
      this.#pings.set(id, () => {
        done.abort();
        resolve();
      });
      this.#send({ type: 'ping', id });
    });
  }

  close(error: RoompaneError = new RoompaneError('connection/closed')): void {
    this.#apply({ type: 'closed', error });
  }

  /** Every end of a call (reply, deadline, abort, end of the session) is one settlement; the first counts. @spec CL5 */
  #start(
    method: Method,
    params: unknown,
    { signal, reader }: CallOptions & { readonly reader?: StreamReader<unknown> },
  ): Promise<Settlement> {
    const id = ++this.#lastId;
    if (this.signal.aborted) return Promise.resolve({ error: this.#reason() });
    if (signal?.aborted) return Promise.resolve({ error: new RoompaneError('call/aborted') });
    const over = new AbortController();
    const settle = (settlement: Settlement): void => {
      if (!this.#pending.delete(id)) return;
      over.abort();
      this.#caller.settle(id, settlement);
    };
    const giveUp = (error: RoompaneError): void => {
      this.#send({ type: 'cancel', id });
      settle({ error });
    };
    this.#pending.set(id, reader ? { settle, reader } : { settle });
    signal?.addEventListener('abort', () => giveUp(new RoompaneError('call/aborted')), { signal: over.signal });
    const { deadlineMs, name } = method;
    if (deadlineMs !== undefined) {
      const late = (): void => giveUp(new RoompaneError('call/timed-out', { data: { method: name, deadlineMs } }));
      this.#options.clock.setTimer(deadlineMs, late, { signal: over.signal });
    }
    return this.#caller.invoke(id, name, params);
  }

  #sendCall(id: number, method: string, params: unknown): void {
    const error = this.#send({ type: 'call', id, method, params });
    // Comlink has yet to hand out the promise that this settles.
    if (error) queueMicrotask(() => this.#pending.get(id)?.settle({ error }));
  }

  #reply(id: number, settlement: Settlement): void {
    this.#answering.delete(id);
    const wire = (error: Error): Envelope => ({ type: 'reply', id, error: toWireError(toRoompaneError(error)) });
    const reply: Envelope =
      'error' in settlement ? wire(settlement.error) : { type: 'reply', id, result: settlement.result };
    const error = this.#send(reply);
    if (error) this.#send(wire(error));
    this.#apply({ type: 'answered', id });
  }

  async #answer(run: () => unknown): Promise<Settlement> {
    try {
      return { result: await run() };
    } catch (thrown) {
      return { error: toRoompaneError(thrown) };
    }
  }

  #scope(id: number): CallScope {
    const abort = new AbortController();
    const entry: { abort: AbortController; acknowledge?: (seq: number) => void } = { abort };
    this.#answering.set(id, entry);
    return {
      signal: abort.signal,
      sendBatch: (seq, events) => {
        const error = this.#write(`{"type":"batch","id":${id},"seq":${seq},"events":[${events.join(',')}]}`);
        if (error) throw error;
      },
      onAcknowledge: (listener) => (entry.acknowledge = listener),
      refuse: () => this.#refuse('an acknowledgement of a batch that is not in flight'),
    };
  }

  #refuse(expected: string): void {
    const error = new RoompaneError('envelope/invalid', { data: { expected } });
    this.#apply({ type: 'refused', error, atMs: this.#options.clock.now() });
  }

  #apply(input: PeerInput): void {
    const { serves, refuses } = this.#options;
    const [state, effects] = stepPeer(this.#state, input, { serves, refuses: refuses ?? (() => undefined) });
    this.#state = state;
    for (const effect of effects) this.#carryOut(effect);
  }

  #carryOut(effect: PeerEffect): void {
    switch (effect.type) {
      case 'send':
        this.#send(effect.envelope);
        break;
      case 'dispatch':
        this.#answerer.dispatch(effect.id, effect.method.name, effect.params);
        break;
      case 'take':
        this.#take(effect.envelope);
        break;
      case 'end':
        this.#finish(effect.error);
    }
  }

  #take(envelope: Extract<PeerEffect, { type: 'take' }>['envelope']): void {
    const { id } = envelope;
    switch (envelope.type) {
      case 'reply':
        this.#pending
          .get(id)
          ?.settle(envelope.error ? { error: fromWireError(envelope.error) } : { result: envelope.result });
        break;
      case 'batch':
        this.#pending.get(id)?.reader?.push(envelope.seq, envelope.events);
        break;
      case 'cancel':
        this.#answering.get(id)?.abort.abort(new RoompaneError('call/aborted'));
        break;
      case 'ack': {
        const acknowledge = this.#answering.get(id)?.acknowledge;
        if (acknowledge) acknowledge(envelope.seq);
        break;
      }
      case 'pong':
        this.#pings.get(id)?.();
        this.#pings.delete(id);
    }
  }

  /** @spec LT2 LT4 */
  #finish(error: RoompaneError): void {
    this.#end.abort(error);
    for (const { settle } of [...this.#pending.values()]) settle({ error });
    for (const { abort } of this.#answering.values()) abort.abort(error);
    this.#answering.clear();
    this.#pings.clear();
    this.#options.link.close();
  }

  #reason(): RoompaneError {
    return toRoompaneError(this.signal.reason);
  }

  /** Gives the error instead of sending what no far side would read. @spec LI5 */
  #send(envelope: Envelope): RoompaneError | undefined {
    let text: string;
    try {
      text = JSON.stringify(envelope);
    } catch (cause) {
      return new RoompaneError('argument/invalid', { cause });
    }
    return this.#write(text);
  }

  #write(text: string): RoompaneError | undefined {
    if (text.length > LIMITS.envelopeChars) {
      const { envelopeChars: max } = LIMITS;
      return new RoompaneError('limit/exceeded', { data: { limit: 'envelopeChars', max, unit: 'characters' } });
    }
    this.#options.link.send(text);
    return undefined;
  }
}
