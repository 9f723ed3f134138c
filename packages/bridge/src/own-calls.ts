import {
  type BatchEnvelope,
  type Call,
  type Clock,
  type Envelope,
  fromWireError,
  type ReplyEnvelope,
  RoompaneError,
  toRoompaneError,
} from '@roompane/protocol';
import { createCaller, type Settlement } from './comlink-endpoint.ts';
import type { StreamReader } from './stream-reader.ts';

interface OwnCall {
  readonly settle: (settlement: Settlement<RoompaneError>) => void;
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
  readonly #invoke = createCaller();
  #lastId = 0;

  /** `send` throws what its caller should learn: that it was not sent. */
  constructor(send: (envelope: Envelope) => void, clock: Clock) {
    this.#send = send;
    this.#clock = clock;
  }

  /** Resolves with the result; rejects by reply, deadline, abort or {@link OwnCalls.endAll}. @spec CL6 CL7 */
  async start({ name, deadlineMs }: Call, given: unknown, { signal, reader }: StartOptions): Promise<unknown> {
    const over = new AbortController();
    const { method, params, settle, settled } = this.#invoke(name, given);
    const id = ++this.#lastId;
    const end = (settlement: Settlement<RoompaneError>): void => {
      over.abort();
      settle(settlement);
    };
    this.#calls.set(id, { reader, settle: end });
    const giveUp = (error: RoompaneError): void => {
      this.#send({ type: 'cancel', id });
      this.#settle(id, { error });
    };
    try {
      this.#send({ type: 'call', id, method, params });
    } catch (thrown) {
      this.#settle(id, { error: toRoompaneError(thrown, 'argument/invalid') });
    }
    signal?.addEventListener('abort', () => giveUp(new RoompaneError('call/aborted')), over);
    if (deadlineMs) {
      const late = (): void => giveUp(new RoompaneError('call/timed-out', { data: { method, deadlineMs } }));
      this.#clock.setTimer(deadlineMs, late, over);
    }
    const { error, result } = await settled;
    if (error) throw error;
    return result;
  }

  /** Takes what the far side says of a call of ours. What it says of no call changes nothing. */
  take(envelope: BatchEnvelope | ReplyEnvelope): void {
    if (envelope.type === 'batch') return this.#calls.get(envelope.id)?.reader?.push(envelope);
    const { id, error, result } = envelope;
    this.#settle(id, error ? { error: fromWireError(error) } : { result });
  }

  endAll(error: RoompaneError): void {
    for (const id of this.#calls.keys()) this.#settle(id, { error });
  }

  #settle(id: number, settlement: Settlement<RoompaneError>): void {
    const call = this.#calls.get(id);
    this.#calls.delete(id);
    call?.settle(settlement);
  }
}
