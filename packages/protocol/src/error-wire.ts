import type { ErrorCode } from './error-code.ts';
import { crossesWire } from './error-traits.ts';
import { isShallowerThan, type Json } from './json.ts';
import { isObject, json, optional, type Parser, record, text } from './parser.ts';
import { RoompaneError } from './roompane-error.ts';

const MAX_MESSAGE_CHARS = 2_000;
const MAX_DATA_CHARS = 2_000;
const MAX_DATA_DEPTH = 4;

/** An error as it travels: no stack, no cause. */
export interface WireError {
  readonly code: string;
  readonly message: string;
  readonly data?: Json;
}

export const parseWireError: Parser<WireError> = record<WireError>({
  code: text(64, 1),
  message: text(MAX_MESSAGE_CHARS),
  data: optional(json(MAX_DATA_CHARS, MAX_DATA_DEPTH)),
});

/** What may cross of an error, in either direction. */
interface Passable {
  readonly code: ErrorCode;
  readonly message: string;
  readonly data?: Readonly<Record<string, Json>>;
}

/**
 * A code that may not cross, or that is unknown here, degrades and says which it was. Data that the far side would not read
 * stays behind. @spec ER2 ER3
 */
function degrade(code: string, message: string, data: unknown): Passable {
  if (!crossesWire(code)) return { code: 'call/failed', message, data: { originalCode: code } };
  return { code, message, ...(isReadable(data) ? { data } : {}) };
}

function isReadable(data: unknown): data is Readonly<Record<string, Json>> {
  return isObject(data) && isShallowerThan(data, MAX_DATA_DEPTH) && JSON.stringify(data).length <= MAX_DATA_CHARS;
}

/** What the far side learns of `error`. */
export function toWireError({ code, message, data }: RoompaneError): WireError {
  return degrade(code, message.slice(0, MAX_MESSAGE_CHARS), data);
}

/** The far side's error, built by our constructor. */
export function fromWireError(wire: WireError): RoompaneError {
  const { code, ...options } = degrade(wire.code, wire.message, wire.data);
  return new RoompaneError(code, options);
}
