import { type Method, RoompaneError, toRoompaneError, toWireError, type Envelope } from '@roompane/protocol';
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
export type Service = ReadonlyMap<string, { readonly method: Method; readonly handler: Handler }>;

interface ServedCall {
  readonly method: Method;
  readonly abort: AbortController;
  acknowledge?: (seq: number) => void;
}

/** What the far side has asked and we have not answered. */
export class ServedCalls {
  readonly #calls = new Map<number, ServedCall>();
  readonly #service: Service;
  readonly #write: (text: string) => void;
  readonly #dispatch: (id: number, method: string, params: unknown) => void;

  /** `write` throws what is too long to send. */
  constructor(service: Service, write: (text: string) => void) {
    this.#service = service;
    this.#write = write;
    const names = [...service.keys()];
    this.#dispatch = createAnswerer(
      Object.fromEntries(names.map((name) => [name, (params: unknown, id: number) => this.#answer(id, params)])),
      (id, settlement) => this.#reply(id, settlement),
    );
  }

  /** The methods that are being answered. */
  get open(): readonly Method[] {
    return [...this.#calls.values()].map(({ method }) => method);
  }

  has(id: number): boolean {
    return this.#calls.has(id);
  }

  /** Answers call `id`, whose method is in the service and whose parameters are parsed. @spec CL10 */
  serve(id: number, method: Method, params: unknown): void {
    this.#calls.set(id, { method, abort: new AbortController() });
    this.#dispatch(id, method.name, params);
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

  async #answer(id: number, params: unknown): Promise<Settlement> {
    const call = this.#calls.get(id) as ServedCall;
    try {
      const result: unknown = await this.#service.get(call.method.name)?.handler(params as never, {
        signal: call.abort.signal,
        sendBatch: (seq, events) => this.#write(`{"type":"batch","id":${id},"seq":${seq},"events":[${events.join()}]}`),
        onAcknowledge: (listener) => (call.acknowledge = listener),
      });
      return { result };
    } catch (error) {
      return { error };
    }
  }

  /** @spec LI5 */
  #reply(id: number, settlement: Settlement): void {
    this.#calls.delete(id);
    const send = (envelope: Envelope): void => this.#write(JSON.stringify(envelope));
    const fail = (error: unknown): void => send({ type: 'reply', id, error: toWireError(toRoompaneError(error)) });
    if ('error' in settlement) return fail(settlement.error);
    try {
      send({ type: 'reply', id, result: settlement.result });
    } catch (error) {
      fail(error);
    }
  }
}
