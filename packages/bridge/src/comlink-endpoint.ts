// The only file that knows Comlink. It never sees a port: each side of it speaks to a local endpoint, which makes
// envelopes of its calls and fresh Comlink messages of parsed envelopes. See docs/decisions/0001-guarded-comlink.md.
import { type Endpoint, expose, wrap } from 'comlink';

/** How a call ended, in either direction. Never thrown through Comlink: its own errors are not ours. */
export type Settlement = { readonly result: unknown } | { readonly error: unknown };

/** What Comlink posts, as far as we read it: calls and replies of plain values. */
interface ComlinkMessage {
  readonly id: string;
  readonly type: string;
  readonly path: readonly [string];
  readonly argumentList: readonly [{ readonly value: unknown }];
  readonly value: unknown;
}

/** An endpoint of which one side is Comlink's and the other is two functions. */
function createEndpoint(post: (message: ComlinkMessage) => void): {
  endpoint: Endpoint;
  deliver: (data: object) => void;
} {
  const listeners: ((event: { readonly data: object }) => void)[] = [];
  const endpoint: Endpoint = {
    postMessage: post,
    addEventListener: (_type, listener) => listeners.push(listener as never),
    // Comlink stops listening when it is released, and nobody can release it.
    removeEventListener: () => undefined,
  };
  return { endpoint, deliver: (data) => listeners[0]?.({ data }) };
}

/** Our own calls. */
export interface Caller {
  /** Starts call `id`; `send` has been called by the time it returns. Settles by {@link Caller.settle} alone. */
  readonly invoke: (id: number, method: string, params: unknown) => Promise<Settlement>;
  /** Ends call `id`; the first end counts. @spec CL5 */
  readonly settle: (id: number, settlement: Settlement) => void;
}

/** Makes calls through Comlink's proxy; `send` carries each away. */
export function createCaller(send: (id: number, method: string, params: unknown) => void): Caller {
  const comlinkIds = new Map<number, string>();
  let current = 0;
  const { endpoint, deliver } = createEndpoint(({ id, type, path, argumentList }) => {
    // The finaliser of a collected proxy says RELEASE, and that is no call.
    if (type !== 'APPLY') return;
    comlinkIds.set(current, id);
    send(current, path[0], argumentList[0].value);
  });
  // Held for as long as the caller: Comlink loses the calls of a root proxy that is collected (comlink#692).
  const remote = wrap(endpoint) as unknown as Readonly<Record<string, (params: unknown) => Promise<Settlement>>>;
  return {
    invoke(id, method, params) {
      current = id;
      return (remote[method] as (params: unknown) => Promise<Settlement>)(params);
    },
    settle(id, value) {
      deliver({ id: comlinkIds.get(id), type: 'RAW', value });
      comlinkIds.delete(id);
    },
  };
}

type Answer = (params: unknown, id: number) => Promise<Settlement>;

/**
 * Serves `answers` through Comlink's `expose`; `reply` carries each settlement away. Returns what runs a call: whose name
 * has been looked up and whose parameters have been parsed by then. @spec CL8
 */
export function createAnswerer(
  answers: Readonly<Record<string, Answer>>,
  reply: (id: number, settlement: Settlement) => void,
): (id: number, method: string, params: unknown) => void {
  const { endpoint, deliver } = createEndpoint(({ id, value }) => reply(+id, value as Settlement));
  expose({ ...answers, __proto__: null }, endpoint);
  return (id, method, params) =>
    deliver({ id: `${id}`, type: 'APPLY', path: [method], argumentList: [raw(params), raw(id)] });
}

function raw(value: unknown): { type: 'RAW'; value: unknown } {
  return { type: 'RAW', value };
}
