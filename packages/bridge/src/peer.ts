import type { Envelope, Rejection, RoompaneError, Served } from '@roompane/protocol';
import { PeerCore, type PeerCoreOptions, type ServedCall } from './peer-core.ts';
import type { CallScope } from './service.ts';

/** What a side holds against the far side's ways. */
export interface Guard {
  /** Why this call (or ping, where there is no method) is refused now, or `undefined`. */
  admit(method: Served | undefined, open: readonly Served[]): RoompaneError | undefined;
  /** Something was refused. Gives the error that ends the session, when it is too much. */
  refused(): RoompaneError | undefined;
}

export interface PeerOptions extends PeerCoreOptions<CallScope> {
  readonly guard?: Guard;
  /** Called for each arrival: a sign of life. */
  readonly onArrival?: () => void;
}

/** One side of a session, with all that a host needs: it also guards itself, serves streams and pings. */
export class Peer extends PeerCore<CallScope> {
  readonly #guard: Guard | undefined;
  readonly #onArrival: (() => void) | undefined;
  /** Aborted at the pong. */
  readonly #pings = new Map<number, AbortController>();
  #lastPingId = 0;

  constructor(options: PeerOptions) {
    super(options);
    this.#guard = options.guard;
    this.#onArrival = options.onArrival;
  }

  /** Resolves at the pong; rejects when the session ends. */
  async ping(): Promise<void> {
    this.signal.throwIfAborted();
    const id = ++this.#lastPingId;
    const heard = new AbortController();
    this.#pings.set(id, heard);
    await new Promise<void>((resolve, reject) => {
      heard.signal.addEventListener('abort', () => resolve());
      this.signal.addEventListener('abort', () => reject(this.signal.reason as RoompaneError), heard);
      this.send({ type: 'ping', id });
    });
  }

  /** Counts something of the far side's as refused, such as an acknowledgement of nothing, and tells it. @spec LI3 */
  override refuse(refusal: RoompaneError, id?: number): void {
    super.refuse(refusal, id);
    const end = this.#guard?.refused();
    if (end) this.close(end);
  }

  protected override receive(arrival: string | undefined): void {
    this.#onArrival?.();
    super.receive(arrival);
  }

  protected override refuses(method?: Served): RoompaneError | undefined {
    const open = [...this.served.values()].map((call) => call.method);
    return this.#guard?.admit(method, open);
  }

  protected override scope(id: number, call: ServedCall): CallScope {
    return {
      signal: call.abort.signal,
      sendBatch: (seq, events) => this.write(`{"type":"batch","id":${id},"seq":${seq},"events":[${events.join()}]}`),
      onAcknowledge: (listener) => (call.acknowledge = listener),
    };
  }

  protected override take(envelope: Envelope | Rejection): void {
    const refusal = envelope.type === 'ping' && this.refuses();
    if (refusal) this.refuse(refusal);
    else if (envelope.type === 'ack') this.served.get(envelope.id)?.acknowledge?.(envelope.seq);
    else if (envelope.type === 'pong') {
      this.#pings.get(envelope.id)?.abort();
      this.#pings.delete(envelope.id);
    } else super.take(envelope);
  }
}
