import {
  type AckEnvelope,
  type ByeEnvelope,
  type Clock,
  type Envelope,
  type Link,
  type Rejection,
  RoompaneError,
  type Served,
  toWireError,
} from '@roompane/protocol';
import { acknowledge, type BatchesSent, LateAcknowledgements } from './late-acknowledgements.ts';
import { type CoreScope, PeerCore } from './peer-core.ts';
import type { Service } from './service.ts';

/** What a side holds against the far side's ways. */
export interface Guard {
  /** Why this call (or ping, where there is no method) is refused now, or `undefined`. `open` are the calls without an answer. */
  admit(method: Served | undefined, open: Iterable<{ readonly method: Served }>): RoompaneError | undefined;
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

/** A call that is being answered. */
interface OpenCall extends BatchesSent {
  readonly method: Served;
  acknowledge?: (seq: number) => void;
}

/** One side of a session, with all that a host needs: it also guards itself, serves streams and pings. */
export class Peer extends PeerCore {
  readonly #service: Service;
  readonly #guard: Guard | undefined;
  readonly #open: Map<number, OpenCall>;
  readonly #late: LateAcknowledgements;
  readonly #pings = new Map<number, { readonly resolve: () => void; readonly reject: (reason: unknown) => void }>();
  #lastPingId = 0;

  constructor({ link, clock, service, guard, onArrival }: PeerOptions) {
    const open = new Map<number, OpenCall>();
    const late = new LateAcknowledgements();
    const sendBatch: SendBatch = (id, seq, events) =>
      this.write(`{"type":"batch","id":${id},"seq":${seq},"events":[${events.join()}]}`);
    super({
      link: onArrival ? watch(link, onArrival) : link,
      clock,
      service: widen(service, { open, late, sendBatch }),
    });
    this.#service = service;
    this.#guard = guard;
    this.#open = open;
    this.#late = late;
    const { signal } = this;
    signal.addEventListener('abort', () => this.#pings.forEach(({ reject }) => reject(signal.reason)), { once: true });
  }

  /** Resolves at the pong; rejects when the session ends. */
  async ping(): Promise<void> {
    this.signal.throwIfAborted();
    const id = ++this.#lastPingId;
    await new Promise<void>((resolve, reject) => {
      this.#pings.set(id, { resolve, reject });
      this.send({ type: 'ping', id });
    });
  }

  /** Counts something of the far side's as refused, such as an acknowledgement of nothing, and tells it. @spec LI3 */
  override refuse(refusal: RoompaneError, id?: number): void {
    super.refuse(refusal, id);
    const end = this.#guard?.refused();
    if (end) this.close(end);
  }

  protected override take(envelope: Envelope | Rejection): void {
    const refusal = this.#admit(envelope);
    if (refusal) this.refuse(refusal, envelope.type === 'call' ? envelope.id : undefined);
    else if (envelope.type === 'ack') this.#acknowledge(envelope);
    else if (envelope.type === 'pong') {
      this.#pings.get(envelope.id)?.resolve();
      this.#pings.delete(envelope.id);
    } else super.take(envelope.type === 'bye' ? withoutRoom(envelope) : envelope);
  }

  /** @spec ST8 */
  #acknowledge({ id, seq }: AckEnvelope): void {
    const call = this.#open.get(id);
    if (call ? acknowledge(call, seq) : this.#late.take(id, seq)) call?.acknowledge?.(seq);
    else this.refuse(new RoompaneError('envelope/invalid', { data: { expected: 'the next batch in flight' } }));
  }

  /** Asked before parameters are parsed, of calls that could be answered, and of pings. @spec GR1 LI2 */
  #admit(envelope: Envelope | Rejection): RoompaneError | undefined {
    if (envelope.type !== 'ping' && envelope.type !== 'call') return undefined;
    const method = envelope.type === 'call' ? this.#service.get(envelope.method)?.method : undefined;
    const isLeftToCore = envelope.type === 'call' && (!method || this.#open.has(envelope.id));
    if (isLeftToCore) return undefined;
    return this.#guard?.admit(method, this.#open.values());
  }
}

/** How a room ended is the host's to know: an add-in that says so has closed, and no more. @spec LT5 */
function withoutRoom(bye: ByeEnvelope): ByeEnvelope {
  if (!bye.error.code.startsWith('room/')) return bye;
  return { type: 'bye', error: toWireError(new RoompaneError('connection/closed')) };
}

type SendBatch = (id: number, seq: number, events: readonly string[]) => void;

interface Streams {
  readonly open: Map<number, OpenCall>;
  readonly late: LateAcknowledgements;
  readonly sendBatch: SendBatch;
}

/** A link that tells of each arrival. */
function watch(link: Link, onArrival: () => void): Link {
  return {
    send: (written) => link.send(written),
    listen: (listener, options) =>
      link.listen((arrival) => {
        onArrival();
        listener(arrival);
      }, options),
    close: () => link.close(),
  };
}

/** The same service for a core, which knows no streams. */
function widen(service: Service, { open, late, sendBatch }: Streams): Service<CoreScope> {
  const rows = [...service].map(([name, { method, handler }]) => {
    const answer = async (params: never, { id, signal }: CoreScope): Promise<unknown> => {
      const call: OpenCall = { method, sentSeq: 0, ackedSeq: 0 };
      open.set(id, call);
      try {
        return await handler(params, {
          signal,
          sendBatch: (seq, events) => {
            call.sentSeq = seq;
            sendBatch(id, seq, events);
          },
          onAcknowledge: (listener) => (call.acknowledge = listener),
        });
      } finally {
        open.delete(id);
        late.expect(id, call);
      }
    };
    return [name, { method, handler: answer }] as const;
  });
  return new Map(rows);
}
