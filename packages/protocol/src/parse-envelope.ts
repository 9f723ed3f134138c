import type { Envelope } from './envelope.ts';
import { parseWireError } from './error-wire.ts';
import { LIMITS } from './limits.ts';
import { integer, Misfit, optional, type Parser, record, tag, text, variant } from './parser.ts';

/** Why a string is no envelope. It has no id, so nothing can be replied to. */
export interface Rejection {
  readonly type: 'rejection';
  readonly reason: 'oversize' | 'not-json' | 'misfit';
  /** Where and what, for `misfit`. */
  readonly detail?: string;
}

const id = integer(1);
const anything: Parser<unknown> = (value) => value;

const parse = variant<Envelope>({
  call: record<Extract<Envelope, { type: 'call' }>>({
    type: tag('call'),
    id,
    method: text(64, 1),
    params: anything,
  }),
  reply: record<Extract<Envelope, { type: 'reply' }>>({
    type: tag('reply'),
    id,
    result: anything,
    error: optional(parseWireError),
  }),
  error: record<Extract<Envelope, { type: 'error' }>>({ type: tag('error'), error: parseWireError }),
  cancel: record<Extract<Envelope, { type: 'cancel' }>>({ type: tag('cancel'), id }),
  batch: record<Extract<Envelope, { type: 'batch' }>>({
    type: tag('batch'),
    id,
    seq: id,
    events: (value, path) => {
      if (!Array.isArray(value) || value.length > LIMITS.batchEvents) {
        throw new Misfit(path, `list of at most ${LIMITS.batchEvents}`);
      }
      return value as unknown[];
    },
  }),
  ack: record<Extract<Envelope, { type: 'ack' }>>({ type: tag('ack'), id, seq: id }),
  ping: record<Extract<Envelope, { type: 'ping' }>>({ type: tag('ping'), id }),
  pong: record<Extract<Envelope, { type: 'pong' }>>({ type: tag('pong'), id }),
  bye: record<Extract<Envelope, { type: 'bye' }>>({ type: tag('bye'), error: parseWireError }),
});

/**
 * The only place that believes a byte: a string to an envelope, or to the reason why it is none. Never throws.
 * Parameters, results and events inside are still unknown; the method's own parsers read them. @spec EN1 EN2 EN3
 */
export function parseEnvelope(written: string): Envelope | Rejection {
  if (written.length > LIMITS.envelopeChars) return { type: 'rejection', reason: 'oversize' };
  let value: unknown;
  try {
    value = JSON.parse(written);
  } catch {
    return { type: 'rejection', reason: 'not-json' };
  }
  try {
    return parse(value, '');
  } catch (thrown) {
    const detail = thrown instanceof Misfit ? `${thrown.path}: ${thrown.expected}` : String(thrown);
    return { type: 'rejection', reason: 'misfit', detail };
  }
}
