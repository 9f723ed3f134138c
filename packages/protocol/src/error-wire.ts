import { ERROR_CODES, isErrorCode } from './error-code.ts';
import type { Json } from './json.ts';
import { json, optional, type Parser, record, text } from './parser.ts';
import { RoompaneError } from './roompane-error.ts';

/** An error as it travels: no stack, no cause. */
export interface WireError {
  readonly code: string;
  readonly message: string;
  readonly data?: Json;
}

export const parseWireError: Parser<WireError> = record<WireError>({
  code: text(64, 1),
  message: text(2_000),
  data: optional(json(2_000, 4)),
});

/** What the far side learns of `error`: a code that may not cross goes as `call/failed`, and says which it was. @spec ER2 */
export function toWireError(error: RoompaneError): WireError {
  const { code, message } = error;
  const data = error.data as Json | undefined;
  if (!ERROR_CODES[code].crossesWire) return { code: 'call/failed', message, data: { originalCode: code } };
  return { code, message: message.slice(0, 2_000), ...(data === undefined ? {} : { data }) };
}

/** The far side's error, built by our constructor. A code unknown here, or one that may not cross, degrades. @spec ER3 */
export function fromWireError(wire: WireError): RoompaneError {
  const { code, message, data } = wire;
  if (!isErrorCode(code) || !ERROR_CODES[code].crossesWire) {
    return new RoompaneError('call/failed', { message, data: { originalCode: code } });
  }
  const isObject = typeof data === 'object' && data !== null && !Array.isArray(data);
  return new RoompaneError(code, { message, ...(isObject ? { data: data as Readonly<Record<string, Json>> } : {}) });
}
