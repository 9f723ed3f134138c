import {
  type Clock,
  type Envelope,
  fromWireError,
  type Method,
  RoompaneError,
  toRoompaneError,
} from '@roompane/protocol';
import { createCaller, type Settlement } from './comlink-endpoint.ts';
import type { StreamReader } from './stream-reader.ts';

interface OwnCall {
  readonly settle: (settlement: Settlement) => void;
  readonly reader?: StreamReader<unknown> | undefined;
}

export interface StartOptions {
  readonly signal?: AbortSignal | undefined;
  /** Takes the batches, when it is a stream. */
  readonly reader?: StreamReader<unknown> | undefined;
}

/** What this side has asked and not been answered. Every end of a call is one settlement, and the first counts. @spec CL5 */
export class OwnCalls {
  readonly #calls = new Map<number, OwnCall>();
  readonly #send: (envelope: Envelope) => void;
  readonly #clock: Clock;
  readonly #caller = createCaller((id, method, params) => {
    try {
      this.#send({ type: 'call', id, method, params });
    } catch (thrown) {
      this.#settle(id, { error: toRoompaneError(thrown, 'argument/invalid') });
    }
  });
  #lastId = 0;

  /** `send` throws what its caller should learn: that it was not sent. */
  constructor(send: (envelope: Envelope) => void, clock: Clock) {
    this.#send = send;
    this.#clock = clock;
  }

  /** The id of the next call. */
  get nextId(): number {
    return this.#lastId + 1;
  }

  /** Settles by reply, deadline, abort or {@link OwnCalls.settleAll}; never rejects. @spec CL6 CL7 */
  start({ name, deadlineMs }: Method, params: unknown, { signal, reader }: StartOptions): Promise<Settlement> {
    const id = ++this.#lastId;
    const over = new AbortController();
    const settle = (settlement: Settlement): void => {
      over.abort();
      this.#caller.settle(id, settlement);
    };
    const giveUp = (error: RoompaneError): void => {
      this.#send({ type: 'cancel', id });
      this.#settle(id, { error });
    };
    this.#calls.set(id, { settle, reader });
    const settled = this.#caller.invoke(id, name, params);
    signal?.addEventListener('abort', () => giveUp(new RoompaneError('call/aborted')), over);
    if (deadlineMs) {
      const late = (): void => giveUp(new RoompaneError('call/timed-out', { data: { method: name, deadlineMs } }));
      this.#clock.setTimer(deadlineMs, late, over);
    }
    return settled;
  }

  /** Resolves at the pong. */
  ping(): Promise<Settlement> {
    const id = ++this.#lastId;
    return new Promise((settle) => {
      this.#calls.set(id, { settle });
      this.#send({ type: 'ping', id });
    });
  }

  /** Takes what the far side says of a call of ours. What it says of no call changes nothing. */
  take(envelope: Extract<Envelope, { type: 'reply' | 'batch' | 'pong' }>): void {
    const { id } = envelope;
    if (envelope.type === 'batch') return this.#calls.get(id)?.reader?.push(envelope.seq, envelope.events);
    const { error, result } = envelope as { error?: Parameters<typeof fromWireError>[0]; result?: unknown };
    this.#settle(id, error ? { error: fromWireError(error) } : { result });
  }

  settleAll(settlement: Settlement): void {
    for (const id of [...this.#calls.keys()]) this.#settle(id, settlement);
  }

  #settle(id: number, settlement: Settlement): void {
    const call = this.#calls.get(id);
    this.#calls.delete(id);
    call?.settle(settlement);
  }
}
