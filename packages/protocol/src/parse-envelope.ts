import { isDevelopment } from './development.ts';
import type { Envelope } from './envelope.ts';
import { parseWireError } from './error-wire.ts';
import * as LIMITS from './limit.ts';
import { integer, items, Misfit, optional, type Parser, text, variant } from './parser.ts';

/** Why a string is no envelope. It has no id, so nothing can be replied to. */
export interface Rejection {
  readonly type: 'rejection';
  readonly reason: 'oversize' | 'unreadable';
  /** Where and what does not fit, in development; absent for what is not even JSON. */
  readonly detail?: string;
}

const id = integer(1);
const anything: Parser<unknown> = (value) => value;

const parse = variant<Envelope>({
  call: { id, method: text(64, 1), params: anything },
  reply: { id, result: anything, error: optional(parseWireError) },
  error: { error: parseWireError },
  cancel: { id },
  batch: { id, seq: id, events: items(LIMITS.batchEvents) },
  ack: { id, seq: id },
  ping: { id },
  pong: { id },
  bye: { error: parseWireError },
});

/**
 * The only place that believes a byte: a string to an envelope, or to the reason why it is none. Never throws.
 * Parameters, results and events inside are still unknown; the method's own parsers read them. @spec EN1 EN2 EN3
 */
export function parseEnvelope(written: string): Envelope | Rejection {
  const type = 'rejection';
  if (written.length > LIMITS.envelopeChars) return { type, reason: 'oversize' };
  try {
    return parse(JSON.parse(written), '');
  } catch (thrown) {
    const detail = isDevelopment && thrown instanceof Misfit ? { detail: `${thrown.path}: ${thrown.expected}` } : {};
    return { type, reason: 'unreadable', ...detail };
  }
}
