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
  readonly path: string;
  readonly expected: string;
  constructor(path: string, expected: string) {
    this.path = path;
    this.expected = expected;
  }
}

/** Reads `value` or throws `code` with `data.path` and `data.expected`. */
export function parseAs<T>(parser: Parser<T>, value: unknown, code: ErrorCode): T {
  try {
    return parser(value, '');
  } catch (thrown) {
    if (!(thrown instanceof Misfit)) throw thrown;
    const { path, expected } = thrown;
    throw new RoompaneError(code, { data: { path, expected } });
  }
}

/** A string of `min` to `max` UTF-16 units. */
export const text =
  /* @__NO_SIDE_EFFECTS__ */
  (max: number, min = 0): Parser<string> =>
    (value, path) => {
      if (typeof value !== 'string' || value.length > max || value.length < min) {
        throw new Misfit(path, `string of ${min} to ${max} characters`);
      }
      return value;
    };

/** A whole number from `min` to `max`. */
export const integer =
  /* @__NO_SIDE_EFFECTS__ */
  (min: number, max: number = Number.MAX_SAFE_INTEGER): Parser<number> =>
    (value, path) => {
      if (!Number.isSafeInteger(value) || (value as number) < min || (value as number) > max) {
        throw new Misfit(path, `integer from ${min} to ${max}`);
      }
      return value as number;
    };

export const flag: Parser<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw new Misfit(path, 'boolean');
  return value;
};

/** One of the listed strings. */
export const oneOf =
  /* @__NO_SIDE_EFFECTS__ */
  <const T extends string>(values: readonly T[]): Parser<T> =>
    (value, path) => {
      if (!values.includes(value as T)) throw new Misfit(path, values.join(' | '));
      return value as T;
    };

/** The field may be missing. `null` is not missing: JSON can say both, and the contract says one. */
export const optional =
  /* @__NO_SIDE_EFFECTS__ */
  <T>(parser: Parser<T>): Parser<T | undefined> =>
    (value, path) =>
      value === undefined ? undefined : parser(value, path);

/** At most `max` items; a longer list is refused before any item is read. */
export const list =
  /* @__NO_SIDE_EFFECTS__ */
  <T>(item: Parser<T>, max: number): Parser<readonly T[]> =>
    (value, path) => {
      if (!Array.isArray(value) || value.length > max) throw new Misfit(path, `list of at most ${max}`);
      return value.map((each, index) => item(each, `${path}[${index}]`));
    };

/** A parser for each field of `T`; an optional field of `T` needs {@link optional}. */
export type Fields<T> = {
  readonly [K in keyof T]-?: Parser<Record<never, never> extends Pick<T, K> ? T[K] | undefined : T[K]>;
};

/** An object of exactly these fields. Own properties only: nothing is read through a prototype. */
export const record =
  /* @__NO_SIDE_EFFECTS__ */
  <T>(fields: Fields<T>): Parser<T> =>
    (value, path) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Misfit(path, 'object');
      const result: Partial<T> = {};
      for (const key in fields) {
        const field = fields[key](
          Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined,
          path ? `${path}.${key}` : key,
        );
        if (field !== undefined) result[key] = field;
      }
      return result as T;
    };

/** An object whose own `type` names one of `variants`, each read by its own parser. */
export const variant =
  /* @__NO_SIDE_EFFECTS__ */
  <T extends { readonly type: string }>(variants: {
      readonly [K in T['type']]: Parser<Extract<T, { type: K }>>;
    }): Parser<T> =>
    (value, path) => {
      const type = typeof value === 'object' && value !== null && Object.hasOwn(value, 'type') ? (value as T).type : '';
      // A key made of an object runs that object's own conversion, which may throw.
      if (typeof type !== 'string' || !Object.hasOwn(variants, type))
        throw new Misfit(path ? `${path}.type` : 'type', Object.keys(variants).join(' | '));
      return variants[type as T['type']](value, path);
    };

/** The literal `type` of a {@link variant}'s member. */
export const tag = /* @__NO_SIDE_EFFECTS__ */ <const T extends string>(name: T): Parser<T> => oneOf([name]);

/** JSON no deeper than `maxDepth` and no longer than `maxChars` when written. The value itself is kept: it is data, not ours. */
export const json =
  /* @__NO_SIDE_EFFECTS__ */
  (maxChars: number, maxDepth: number): Parser<Json> =>
    (value, path) => {
      if (!isShallowerThan(value, maxDepth)) throw new Misfit(path, `JSON at most ${maxDepth} deep`);
      const written = JSON.stringify(value) as string | undefined;
      if (written === undefined || written.length > maxChars)
        throw new Misfit(path, `JSON of at most ${maxChars} characters`);
      return JSON.parse(written) as Json;
    };
