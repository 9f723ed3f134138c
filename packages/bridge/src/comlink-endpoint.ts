// The only file that knows Comlink. It never sees a port: each side of it speaks to a local endpoint, which makes
// envelopes of its calls and fresh Comlink messages of parsed envelopes. See docs/decisions/0001-guarded-comlink.md.
import { type Endpoint, expose, type Remote, wrap } from 'comlink';

/** How a call ended, in either direction. Never thrown through Comlink: its own errors are not ours. */
export type Settlement = { readonly result: unknown } | { readonly error: Error };

/** What Comlink posts, as far as we read it: calls and replies of plain values. */
interface ComlinkMessage {
  readonly id: string;
  readonly type: string;
  readonly path?: readonly string[];
  readonly argumentList?: readonly { readonly value: unknown }[];
  readonly value?: unknown;
}

type Invoke = (params: unknown, id: number) => Promise<Settlement>;

function createEndpoint(post: (message: ComlinkMessage) => void): { endpoint: Endpoint; deliver(data: object): void } {
  let listener: ((event: { readonly data: object }) => void) | undefined;
  const endpoint: Endpoint = {
    postMessage: (message: ComlinkMessage) => post(message),
    addEventListener: (_type, callback) => {
      listener = callback as unknown as typeof listener;
    },
    removeEventListener: () => {
      listener = undefined;
    },
  };
  return { endpoint, deliver: (data) => listener?.({ data }) };
}

/** Our own calls. */
export interface Caller {
  /** Starts call `id`; `send` has been called by the time it returns. Settles by {@link Caller.settle} alone. */
  invoke(id: number, method: string, params: unknown): Promise<Settlement>;
  /** Ends call `id`; nothing happens when it has ended before. @spec CL5 */
  settle(id: number, settlement: Settlement): void;
}

/** Makes calls through Comlink's proxy; `send` carries each away. */
export function createCaller(send: (id: number, method: string, params: unknown) => void): Caller {
  const comlinkIds = new Map<number, string>();
  let current = 0;
  const { endpoint, deliver } = createEndpoint(({ id, type, path, argumentList }) => {
    const method = path?.[0];
    if (type !== 'APPLY' || method === undefined) return;
    comlinkIds.set(current, id);
    send(current, method, argumentList?.[0]?.value);
  });
  // Held for as long as the caller: Comlink loses the calls of a proxy that is collected (comlink#692).
  const remote = wrap<Record<string, (params: unknown) => Settlement>>(endpoint) as Remote<
    Record<string, (params: unknown) => Promise<Settlement>>
  >;
  return {
    async invoke(id, method, params) {
      current = id;
      const apply = remote[method] as unknown as (params: unknown) => Promise<Settlement>;
      return apply(params);
    },
    settle(id, value) {
      const comlinkId = comlinkIds.get(id);
      comlinkIds.delete(id);
      if (comlinkId !== undefined) deliver({ id: comlinkId, type: 'RAW', value });
    },
  };
}

/** The far side's calls. */
export interface Answerer {
  /** Runs `method` of the table for call `id`. The caller has looked the name up and parsed the parameters. */
  dispatch(id: number, method: string, params: unknown): void;
}

/** Serves `methods` through Comlink's `expose`; `reply` carries each settlement away. */
export function createAnswerer(
  methods: ReadonlyMap<string, Invoke>,
  reply: (id: number, settlement: Settlement) => void,
): Answerer {
  const { endpoint, deliver } = createEndpoint(({ id, value }) => reply(Number(id), value as Settlement));
  const table = Object.assign(Object.create(null) as Record<string, Invoke>, Object.fromEntries(methods));
  expose(Object.freeze(table), endpoint);
  return {
    dispatch: (id, method, params) =>
      deliver({ id: String(id), type: 'APPLY', path: [method], argumentList: [raw(params), raw(id)] }),
  };
}

function raw(value: unknown): { type: 'RAW'; value: unknown } {
  return { type: 'RAW', value };
}
