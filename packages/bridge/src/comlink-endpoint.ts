// The only file that knows Comlink. It never sees a port: each side of it speaks to a local endpoint, which makes
// envelopes of its calls and fresh Comlink messages of parsed envelopes. See docs/decisions/0001-guarded-comlink.md.
import type { RoompaneError } from '@roompane/protocol';
import { type Endpoint, expose, wrap } from 'comlink';

/** How a call of ours ended. Never thrown through Comlink: its own errors are not ours. */
export interface Settlement {
  /** Present when it failed. */
  readonly error?: RoompaneError;
  readonly result?: unknown;
}

/** What Comlink posts, as far as we read it: calls and replies of plain values. */
interface ComlinkMessage {
  readonly id: unknown;
  readonly argumentList: readonly [{ readonly value: unknown }];
  readonly value: unknown;
}

/** An endpoint of which one side is Comlink's and the other is two functions: `post`, and `deliver` once it listens. */
interface LocalEndpoint extends Endpoint {
  deliver(data: object): void;
}

function createEndpoint(post: (message: ComlinkMessage) => void): LocalEndpoint {
  // Comlink listens before anything is delivered, and stops when it is released, which nobody can do.
  const endpoint: Pick<LocalEndpoint, 'postMessage' | 'addEventListener'> & Partial<LocalEndpoint> = {
    postMessage: post,
    addEventListener: (_type, listener) => {
      endpoint.deliver = (data) => (listener as (event: object) => void)({ data });
    },
  };
  return endpoint as LocalEndpoint;
}

const raw = (value: unknown): object => ({ type: 'RAW', value });

/** A call that Comlink has begun: what is to be carried to the far side, and its end. */
export interface Invocation {
  readonly params: unknown;
  /** The first end counts. @spec CL5 */
  readonly settle: (settlement: Settlement) => void;
  readonly settled: Promise<Settlement>;
}

/**
 * Begins calls through Comlink's proxy, which is held as long as this: Comlink loses those of a collected one (comlink#692).
 * Each is a call of the proxy itself: the name of a method is the table's, and no path of Comlink's.
 */
export function createCaller(): (params: unknown) => Invocation {
  // Comlink posts within the call, so this is the message of the call that was made last.
  let posted: ComlinkMessage;
  const endpoint = createEndpoint((message) => (posted = message));
  const call = wrap(endpoint) as unknown as (params: unknown) => Invocation['settled'];
  return (given) => {
    const settled = call(given);
    const { id, argumentList } = posted;
    return {
      params: argumentList[0].value,
      settled,
      settle: (settlement) => endpoint.deliver({ id, ...raw(settlement) }),
    };
  };
}

/**
 * Has calls answered through Comlink's `expose`; `reply` carries each answer away. Returns what runs a call, whose method
 * has been found and whose parameters have been parsed by then: Comlink looks nothing up. @spec CL8
 */
export function createAnswerer(
  reply: (id: number, written: string) => void,
): (id: number, answer: () => Promise<string>) => void {
  const endpoint = createEndpoint(({ id, value }) => reply(id as number, value as string));
  expose((answer: () => Promise<string>) => answer(), endpoint);
  return (id, answer) => endpoint.deliver({ id, type: 'APPLY', argumentList: [raw(answer)] });
}
