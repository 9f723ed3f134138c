import {
  type ByeEnvelope,
  type CallEnvelope,
  type Envelope,
  fromWireError,
  parseAs,
  parseEnvelope,
  type Rejection,
  RoompaneError,
  type Served,
  toRoompaneError,
} from '@roompane/protocol';

/** What one arrival on the port means. */
export type Reading =
  | { readonly act: 'dispatch'; readonly id: number; readonly method: Served; readonly params: unknown }
  /** Allowed as it is: about a call of ours, about one that we answer, or a ping. */
  | { readonly act: 'take'; readonly envelope: Exclude<Envelope, CallEnvelope | ByeEnvelope> }
  /** Parsed but not allowed, or not parsed: with an id it is that call's reply, without one an error of its own. */
  | { readonly act: 'refuse'; readonly id?: number; readonly error: RoompaneError }
  | { readonly act: 'end'; readonly error: RoompaneError; readonly saysBye: boolean };

/** What is allowed as it is. */
export type Taken = Extract<Reading, { act: 'take' }>['envelope'];

/** What decides about a call that can be read. */
export interface ReadingRules {
  serves(name: string): Served | undefined;
  isInUse(id: number): boolean;
  /** Why the far side may not call that now, or `undefined`. Asked before parameters are parsed. @spec GR1 */
  refuses(method: Served): RoompaneError | undefined;
}

/** Reads one arrival. Pure, and the only way from the port into this side. @spec EN1 EN4 EN5 CL1 CL2 CL3 CL9 */
export function readArrival(arrival: string | undefined, rules: ReadingRules): Reading {
  if (arrival === undefined) return { act: 'end', saysBye: true, error: new RoompaneError('limit/abusive') };
  const envelope = parseEnvelope(arrival);
  switch (envelope.type) {
    case 'call':
      return readCall(envelope, rules);
    case 'bye':
      return { act: 'end', saysBye: false, error: toEnding(fromWireError(envelope.error)) };
    case 'rejection':
      return { act: 'refuse', error: toRefusal(envelope) };
    default:
      return { act: 'take', envelope };
  }
}

function readCall({ id, method: name, params }: CallEnvelope, rules: ReadingRules): Reading {
  if (rules.isInUse(id)) {
    return { act: 'refuse', error: new RoompaneError('call/invalid-params', { data: { path: 'id' } }) };
  }
  try {
    const method = rules.serves(name);
    if (!method) throw new RoompaneError('call/unknown-method', { data: { method: name } });
    const refusal = rules.refuses(method);
    if (refusal) throw refusal;
    return { act: 'dispatch', id, method, params: parseAs(method.params, params, 'call/invalid-params') };
  } catch (thrown) {
    return { act: 'refuse', id, error: toRoompaneError(thrown) };
  }
}

function toRefusal({ reason, detail = '' }: Rejection): RoompaneError {
  const data = { reason, detail: detail.slice(0, 200) };
  return new RoompaneError(reason === 'oversize' ? 'limit/exceeded' : 'envelope/invalid', { data });
}

/** A session is ended by its own family of errors and by abuse; what else a far side gives as its reason is a plain close. */
function toEnding(error: RoompaneError): RoompaneError {
  return /^connection\/|abusive$/.test(error.code) ? error : new RoompaneError('connection/closed', { cause: error });
}
