import { type Envelope, RoompaneError, type Served, toRoompaneError, toWireError } from '@roompane/protocol';
import { createAnswerer, type Settlement } from './comlink-endpoint.ts';

/** What a handler has of the call it answers. */
export interface CallScope {
  /** Aborted when the caller cancels, and when the session ends. */
  readonly signal: AbortSignal;
  /** For a stream: sends written events as batch `seq`. Throws `limit/exceeded` for what no reader would take. */
  readonly sendBatch: (seq: number, events: readonly string[]) => void;
  /** For a stream: is told of each acknowledgement. */
  readonly onAcknowledge: (listener: (seq: number) => void) => void;
}

/** Answers one method. What it throws reaches the caller as a coded error. */
export type Handler = (params: never, scope: CallScope) => unknown;

/** A method and who answers it, by the method's name. */
export type Service = ReadonlyMap<string, { readonly method: Served; readonly handler: Handler }>;

interface ServedCall {
  readonly method: Served;
  readonly params: unknown;
  readonly abort: AbortController;
  acknowledge?: (seq: number) => void;
}

/** What the far side has asked and we have not answered. */
export class ServedCalls {
  readonly #calls = new Map<number, ServedCall>();
  readonly #service: Service;
  readonly #write: (text: string) => void;
  readonly #run = createAnswerer<ServedCall>(
    (id, call) => this.#answer(id, call),
    (id, settlement) => this.#reply(id, settlement),
  );

  /** `write` throws what is too long to send. */
  constructor(service: Service, write: (text: string) => void) {
    this.#service = service;
    this.#write = write;
  }

  /** The methods that are being answered. */
  get open(): readonly Served[] {
    return [...this.#calls.values()].map(({ method }) => method);
  }

  has(id: number): boolean {
    return this.#calls.has(id);
  }

  /** Answers call `id`, whose method is in the service and whose parameters are parsed. @spec CL10 */
  serve(id: number, method: Served, params: unknown): void {
    const call = { method, params, abort: new AbortController() };
    this.#calls.set(id, call);
    this.#run(id, call);
  }

  cancel(id: number): void {
    this.#calls.get(id)?.abort.abort(new RoompaneError('call/aborted'));
  }

  acknowledge(id: number, seq: number): void {
    this.#calls.get(id)?.acknowledge?.(seq);
  }

  abortAll(reason: RoompaneError): void {
    for (const { abort } of this.#calls.values()) abort.abort(reason);
  }

  async #answer(id: number, call: ServedCall): Promise<Settlement> {
    try {
      const result: unknown = await this.#service.get(call.method.name)?.handler(call.params as never, {
        signal: call.abort.signal,
        sendBatch: (seq, events) => this.#write(`{"type":"batch","id":${id},"seq":${seq},"events":[${events.join()}]}`),
        onAcknowledge: (listener) => (call.acknowledge = listener),
      });
      return { result };
    } catch (thrown) {
      return { error: toRoompaneError(thrown) };
    }
  }

  /** @spec LI5 */
  #reply(id: number, { error, result }: Settlement): void {
    this.#calls.delete(id);
    const send = (envelope: Envelope): void => this.#write(JSON.stringify(envelope));
    const fail = (thrown: unknown): void => send({ type: 'reply', id, error: toWireError(toRoompaneError(thrown)) });
    if (error) return fail(error);
    try {
      send({ type: 'reply', id, result });
    } catch (thrown) {
      fail(thrown);
    }
  }
}
