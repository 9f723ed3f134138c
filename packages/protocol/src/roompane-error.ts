import type { ErrorCode } from './error-code.ts';
import { ERROR_TEXTS } from './error-text.ts';
import { isRetryableCode } from './error-traits.ts';
import { isDevelopment } from './development.ts';
import type { Json } from './json.ts';

/** Copies of the package meet on one page; `instanceof` would not know the other copy's class. */
const brand = Symbol.for('roompane.error');

/** What an error may carry beside its code. */
export interface RoompaneErrorOptions {
  /** Facts for a program, named by the code's entry in `docs/errors.md`: `path`, `grant`, `limit` … */
  readonly data?: Readonly<Record<string, Json>> | undefined;
  /** What a person reads; the default is the code's own text in development and the docs anchor in production. */
  readonly message?: string | undefined;
  readonly cause?: unknown;
}

/**
 * The one error class of Roompane. Test it with {@link isRoompaneError}, not with `instanceof`.
 * Every rejection, refusal and failed outcome has one of the codes of `ERROR_CODES`.
 */
export class RoompaneError extends Error {
  readonly code: ErrorCode;
  readonly data: Readonly<Record<string, Json>> | undefined;

  constructor(code: ErrorCode, options: RoompaneErrorOptions = {}) {
    super(options.message ?? (isDevelopment ? ERROR_TEXTS[code] : `errors#${code}`), options);
    this.name = 'RoompaneError';
    this.code = code;
    this.data = options.data;
    (this as { [brand]?: true })[brand] = true;
  }

  /** True when the same act may succeed later without a change by the caller. */
  get isRetryable(): boolean {
    return isRetryableCode(this.code);
  }
}

/**
 * True for an error of any copy of Roompane in this realm, of `code` where one is given.
 * @example isRoompaneError(error, 'call/denied')
 */
export function isRoompaneError(error: unknown, code?: ErrorCode): error is RoompaneError {
  return error instanceof Error && brand in error && (!code || (error as Error as RoompaneError).code === code);
}

/** Any thrown thing as our error: ours as it is, everything else as `code` with the thing as its cause. */
export function toRoompaneError(thrown: unknown, code: ErrorCode = 'call/failed'): RoompaneError {
  return isRoompaneError(thrown) ? thrown : new RoompaneError(code, { cause: thrown });
}
