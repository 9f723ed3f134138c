import {
  type Envelope,
  fromWireError,
  LIMITS,
  type Method,
  Misfit,
  parseEnvelope,
  RoompaneError,
  toRoompaneError,
  toWireError,
} from '@roompane/protocol';

/** One side of a session, as data. */
export interface PeerState {
  readonly isOpen: boolean;
  /** Calls of the far side that we have not answered, streams included. */
  readonly calls: ReadonlySet<number>;
  /** Of those, the streams. */
  readonly streams: ReadonlySet<number>;
  readonly secondStart: number;
  readonly callsThisSecond: number;
  readonly windowStart: number;
  readonly refusals: number;
}

export const initialPeerState: PeerState = {
  isOpen: true,
  calls: new Set(),
  streams: new Set(),
  secondStart: 0,
  callsThisSecond: 0,
  windowStart: 0,
  refusals: 0,
};

/** What this side serves, and to whom. */
export interface PeerRules {
  readonly serves: ReadonlyMap<string, Method>;
  /** Why the far side may not call that, or `undefined`. Asked before parameters are parsed. @spec GR1 */
  readonly refuses: (method: Method) => RoompaneError | undefined;
}

export type PeerInput =
  | { readonly type: 'arrived'; readonly arrival: string | undefined; readonly atMs: number }
  /** A refusal that only the shell can see, such as an acknowledgement of nothing. */
  | { readonly type: 'refused'; readonly error: RoompaneError; readonly atMs: number }
  | { readonly type: 'answered'; readonly id: number }
  | { readonly type: 'closed'; readonly error: RoompaneError };

export type PeerEffect =
  | { readonly type: 'send'; readonly envelope: Envelope }
  | { readonly type: 'dispatch'; readonly id: number; readonly method: Method; readonly params: unknown }
  | {
      readonly type: 'take';
      readonly envelope: Extract<Envelope, { type: 'reply' | 'cancel' | 'batch' | 'ack' | 'pong' }>;
    }
  | { readonly type: 'end'; readonly error: RoompaneError; readonly isOurs: boolean };

type Step = readonly [PeerState, readonly PeerEffect[]];

const without = (ids: ReadonlySet<number>, id: number): ReadonlySet<number> => {
  const rest = new Set(ids);
  rest.delete(id);
  return rest;
};

/** The whole of a session's rules on one side of the port. Pure; the shell carries the effects out in order. */
export function stepPeer(state: PeerState, input: PeerInput, rules: PeerRules): Step {
  if (!state.isOpen) return [state, []];
  switch (input.type) {
    case 'closed':
      return end(state, input.error, true);
    case 'answered':
      return [{ ...state, calls: without(state.calls, input.id), streams: without(state.streams, input.id) }, []];
    case 'refused':
      return refuse(state, input.atMs, { type: 'error', error: toWireError(input.error) });
    case 'arrived':
      return input.arrival === undefined
        ? end(state, new RoompaneError('limit/abusive', { data: { reason: 'not a string' } }), true)
        : receive(state, parseEnvelope(input.arrival), input.atMs, rules);
  }
}

function receive(state: PeerState, arrival: ReturnType<typeof parseEnvelope>, atMs: number, rules: PeerRules): Step {
  switch (arrival.type) {
    case 'call':
      return receiveCall(state, arrival, atMs, rules);
    case 'ping':
      return receivePing(state, arrival.id, atMs);
    case 'bye':
      return end(state, toEnding(fromWireError(arrival.error)), false);
    case 'error':
      return [state, []];
    case 'rejection': {
      const { reason, detail } = arrival;
      const data = { reason, ...(detail === undefined ? {} : { detail: detail.slice(0, 200) }) };
      const code = reason === 'oversize' ? 'limit/exceeded' : 'envelope/invalid';
      return refuse(state, atMs, { type: 'error', error: toWireError(new RoompaneError(code, { data })) });
    }
    default:
      return [state, [{ type: 'take', envelope: arrival }]];
  }
}

/** A session is ended by its own family of errors and by abuse; what else a far side gives as its reason is a plain close. */
function toEnding(error: RoompaneError): RoompaneError {
  if (error.code.startsWith('connection/') || error.code === 'limit/abusive') return error;
  return new RoompaneError('connection/closed', { message: error.message });
}

/** One more call or ping in this second. */
function count(state: PeerState, atMs: number): PeerState {
  const isNewSecond = atMs - state.secondStart >= 1_000;
  const secondStart = isNewSecond ? atMs : state.secondStart;
  return { ...state, secondStart, callsThisSecond: isNewSecond ? 1 : state.callsThisSecond + 1 };
}

function receivePing(state: PeerState, id: number, atMs: number): Step {
  const next = count(state, atMs);
  if (next.callsThisSecond <= LIMITS.callsPerSecond) return [next, [{ type: 'send', envelope: { type: 'pong', id } }]];
  return refuse(next, atMs, { type: 'error', error: toWireError(exceeded('callsPerSecond', 'calls a second')) });
}

function receiveCall(
  state: PeerState,
  { id, method: name, params: given }: Extract<Envelope, { type: 'call' }>,
  atMs: number,
  rules: PeerRules,
): Step {
  const next = count(state, atMs);
  if (state.calls.has(id)) {
    const error = new RoompaneError('call/invalid-params', { data: { path: 'id', expected: 'an id not in use' } });
    return refuse(next, atMs, { type: 'error', error: toWireError(error) });
  }
  const answer = (error: RoompaneError): Step => refuse(next, atMs, { type: 'reply', id, error: toWireError(error) });

  const method = rules.serves.get(name);
  if (!method) return answer(new RoompaneError('call/unknown-method', { data: { method: name } }));
  const isStream = 'event' in method;
  const exceeded = exceededLimit(next, isStream);
  if (exceeded) return answer(exceeded);
  const denied = rules.refuses(method);
  if (denied) return answer(denied);
  let params: unknown;
  try {
    params = method.params(given, '');
  } catch (thrown) {
    if (!(thrown instanceof Misfit)) return answer(toRoompaneError(thrown));
    const { path, expected } = thrown;
    return answer(new RoompaneError('call/invalid-params', { data: { path, expected } }));
  }
  const calls = new Set(next.calls).add(id);
  const streams = isStream ? new Set(next.streams).add(id) : next.streams;
  return [{ ...next, calls, streams }, [{ type: 'dispatch', id, method, params }]];
}

function exceeded(limit: keyof typeof LIMITS, unit: string): RoompaneError {
  return new RoompaneError('limit/exceeded', { data: { limit, max: LIMITS[limit], unit } });
}

function exceededLimit(state: PeerState, isStream: boolean): RoompaneError | undefined {
  if (state.callsThisSecond > LIMITS.callsPerSecond) return exceeded('callsPerSecond', 'calls a second');
  if (isStream && state.streams.size >= LIMITS.subscriptions) return exceeded('subscriptions', 'open streams');
  if (!isStream && state.calls.size - state.streams.size >= LIMITS.callsInFlight) {
    return exceeded('callsInFlight', 'unanswered calls');
  }
  return undefined;
}

/** Answers a refusal and counts it; too many in one window are abuse. @spec LI3 */
function refuse(state: PeerState, atMs: number, envelope: Envelope): Step {
  const isNewWindow = atMs - state.windowStart >= LIMITS.refusalWindowMs;
  const refusals = isNewWindow ? 1 : state.refusals + 1;
  const next = { ...state, refusals, windowStart: isNewWindow ? atMs : state.windowStart };
  if (refusals <= LIMITS.refusals) return [next, [{ type: 'send', envelope }]];
  return end(next, new RoompaneError('limit/abusive', { data: { reason: 'too many refusals', refusals } }), true);
}

function end(state: PeerState, error: RoompaneError, isOurs: boolean): Step {
  const bye: PeerEffect = { type: 'send', envelope: { type: 'bye', error: toWireError(error) } };
  return [{ ...state, isOpen: false }, [...(isOurs ? [bye] : []), { type: 'end', error, isOurs }]];
}
