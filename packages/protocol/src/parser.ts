import { isDevelopment } from './development.ts';
import type { ErrorCode } from './error-code.ts';
import { isShallowerThan, type Json } from './json.ts';
import { RoompaneError } from './roompane-error.ts';

/**
 * Reads a value nobody vouches for. Gives a fresh value of the promised shape or throws {@link Misfit}; never returns
 * an object that it was given, so keys that the contract does not name stay behind.
 *
 * Combinators are marked free of side effects, so that an add-in carries only the parsers it uses.
 */
export type Parser<T> = (value: unknown, path: string) => T;

/** Thrown by parsers alone and turned into a coded error by {@link parseAs}; it never leaves this package otherwise. */
export class Misfit {
  path: string;
  readonly expected: string;
  constructor(path: string, expected: string) {
    this.path = path;
    this.expected = expected;
  }
}

/** Reads `value` or throws `code` with `data.path` and `data.expected`; in production that is the kind alone, without its bounds. */
export function parseAs<T>(parser: Parser<T>, value: unknown, code: ErrorCode): T {
  try {
    return parser(value, '');
  } catch (thrown) {
    throw thrown instanceof Misfit ? new RoompaneError(code, { data: { ...thrown } }) : thrown;
  }
}

/** What becomes of a value that does not fit. */
function refuse(path: string, expected: string): never {
  throw new Misfit(path, expected);
}

/** A string of `min` to `max` UTF-16 units. */
export const text = /* @__NO_SIDE_EFFECTS__ */ (max: number, min = 0): Parser<string> =>
  (value, path) =>
    typeof value === 'string' && value.length >= min && value.length <= max
      ? value
      : refuse(path, isDevelopment ? `string of ${min} to ${max} characters` : 'string');

/** A whole number from `min` to `max`. */
export const integer = /* @__NO_SIDE_EFFECTS__ */ (
    min: number,
    max: number = Number.MAX_SAFE_INTEGER,
  ): Parser<number> =>
  (value, path) =>
    Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max
      ? (value as number)
      : refuse(path, isDevelopment ? `integer from ${min} to ${max}` : 'integer');

export const flag: Parser<boolean> = (value, path) => (typeof value === 'boolean' ? value : refuse(path, 'boolean'));

/** One of the listed strings. */
export const oneOf = /* @__NO_SIDE_EFFECTS__ */ <const T extends string>(values: readonly T[]): Parser<T> =>
  (value, path) =>
    values.includes(value as T) ? (value as T) : refuse(path, isDevelopment ? values.join(' | ') : 'name');

/** The field may be missing. `null` is not missing: JSON can say both, and the contract says one. */
export const optional =
  /* @__NO_SIDE_EFFECTS__ */
  <T>(parser: Parser<T>): Parser<T | undefined> =>
    (value, path) =>
      value === undefined ? undefined : parser(value, path);

/** An array of at most `max` items. The one parser that gives what it was given: its items are still unknown. */
export const items = /* @__NO_SIDE_EFFECTS__ */ (max: number): Parser<readonly unknown[]> =>
  (value, path) =>
    Array.isArray(value) && value.length <= max
      ? (value as readonly unknown[])
      : refuse(path, isDevelopment ? `list of at most ${max}` : 'list');

/** At most `max` items; a longer list is refused before any item is read. */
export const list =
  /* @__NO_SIDE_EFFECTS__ */
  <T>(item: Parser<T>, max: number): Parser<readonly T[]> =>
    (value, path) =>
      items(max)(value, path).map((each, index) => item(each, `${path}[${index}]`));

/** A parser for each field of `T`; an optional field of `T` needs {@link optional}. */
export type Fields<T> = {
  readonly [K in keyof T]-?: Parser<Record<never, never> extends Pick<T, K> ? T[K] | undefined : T[K]>;
};

/** True for an object that is no list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Nothing is read through a prototype. */
const own = (value: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(value, key) ? value[key] : undefined;

/** An object of exactly these fields. Own properties only: nothing is read through a prototype. */
export const record = /* @__NO_SIDE_EFFECTS__ */ <T>(fields: Fields<T>): Parser<T> => {
  // Listed once: for each value again, it is what a record would cost most.
  const keys = Object.keys(fields) as (keyof T & string)[];
  const parsers = Object.values(fields) as Parser<T[keyof T & string] | undefined>[];
  return (value, path) => {
    if (!isObject(value)) throw new Misfit(path, 'object');
    const result: Partial<T> = {};
    try {
      for (let at = 0; at < keys.length; at++) {
        const key = keys[at] as keyof T & string;
        const field = parsers[at]?.(own(value, key), key);
        if (field !== undefined) result[key] = field;
      }
    } catch (thrown) {
      if (path && thrown instanceof Misfit) thrown.path = `${path}.${thrown.path}`;
      throw thrown;
    }
    return result as T;
  };
};

/** An object whose own `type` names one of `variants`: the fields that it has beside it. */
export const variant = /* @__NO_SIDE_EFFECTS__ */ <T extends { readonly type: string }>(variants: {
  readonly [K in T['type']]: Fields<Omit<Extract<T, { type: K }>, 'type'>>;
}): Parser<T> => {
  const type = oneOf(Object.keys(variants) as T['type'][]);
  const parsers = new Map<unknown, Parser<T>>(
    Object.entries(variants).map(([name, fields]) => [name, record<T>({ type, ...(fields as object) } as Fields<T>)]),
  );
  // What has none of these types says so as a field of a record does.
  const readType = record<{ type: T['type'] }>({ type }) as Parser<never>;
  return (value, path) => (parsers.get(isObject(value) && own(value, 'type')) ?? readType)(value, path);
};

/** JSON no deeper than `maxDepth` and no longer than `maxChars` when written. */
export const json =
  /* @__NO_SIDE_EFFECTS__ */
  (maxChars: number, maxDepth: number): Parser<Json> =>
    (value, path) => {
      const written = isShallowerThan(value, maxDepth) && (JSON.stringify(value) as string | undefined);
      if (!written || written.length > maxChars) {
        throw new Misfit(path, isDevelopment ? `JSON of at most ${maxChars} characters, ${maxDepth} deep` : 'JSON');
      }
      return JSON.parse(written) as Json;
    };
