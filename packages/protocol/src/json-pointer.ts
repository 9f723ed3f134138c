import type { Json } from './json.ts';
import { isObject, Misfit, type Parser } from './parser.ts';
import * as LIMITS from './template-limit.ts';

/** A place in JSON, as RFC 6901 writes it: `/pairs/0/bid`, or nothing for the whole. */
export type JsonPointer = string;

const GRAMMAR = /^(?:\/(?:[^~/]|~[01])*)*$/;
/** The index of a list: no sign, no leading zero. */
const INDEX = /^(?:0|[1-9]\d*)$/;

export const parsePointer: Parser<JsonPointer> = (value, path) => {
  if (typeof value === 'string' && value.length <= LIMITS.pathChars && GRAMMAR.test(value)) return value;
  throw new Misfit(path, `JSON pointer of at most ${LIMITS.pathChars} characters`);
};

/**
 * What stands at a place, `undefined` where nothing does. Own properties and indexes alone lead on: a name that an object
 * merely inherits leads nowhere. @spec MA2
 * @see https://www.rfc-editor.org/rfc/rfc6901
 */
export function readPointer(whole: Json, pointer: JsonPointer): Json | undefined {
  let value: unknown = whole;
  for (const written of pointer.split('/').slice(1)) {
    const name = written.replaceAll('~1', '/').replaceAll('~0', '~');
    const isThere = Array.isArray(value) ? INDEX.test(name) : isObject(value);
    if (!isThere || !Object.hasOwn(value as object, name)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  // A part of JSON is JSON.
  return value as Json;
}
