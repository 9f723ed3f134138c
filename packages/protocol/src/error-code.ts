/** Every code an error of Roompane can carry. A family is one noun; adding a code is an act of API. */
export type ErrorCode =
  | 'argument/invalid'
  | 'connection/not-framed'
  | 'connection/host-not-allowed'
  | 'connection/host-silent'
  | 'connection/addin-silent'
  | 'connection/refused'
  | 'connection/version-unsupported'
  | 'connection/timed-out'
  | 'connection/closed'
  | 'connection/replaced'
  | 'connection/navigated-away'
  | 'connection/frame-readable'
  | 'call/unknown-method'
  | 'call/denied'
  | 'call/invalid-params'
  | 'call/invalid-result'
  | 'call/timed-out'
  | 'call/aborted'
  | 'call/failed'
  | 'envelope/invalid'
  | 'limit/exceeded'
  | 'limit/abusive'
  | 'manifest/invalid'
  | 'entry/not-allowed'
  | 'feature/unsupported'
  | 'log/cursor-unknown'
  | 'room/not-found'
  | 'room/not-joined'
  | 'room/read-only'
  | 'provider/unavailable'
  | 'provider/storage-full'
  | 'provider/storage-blocked';

/** What a program may do about an error of a code. */
export interface ErrorTraits {
  /** The same act may succeed later without a change by the caller. */
  readonly isRetryable: boolean;
  /**
   * The far side may send it. A code that may not, or is unknown, arrives as `call/failed` with the original in
   * `data.originalCode`, so that a hostile peer cannot forge a local condition.
   */
  readonly crossesWire: boolean;
}

const local: ErrorTraits = { isRetryable: false, crossesWire: false };
const localRetryable: ErrorTraits = { isRetryable: true, crossesWire: false };
const wire: ErrorTraits = { isRetryable: false, crossesWire: true };
const wireRetryable: ErrorTraits = { isRetryable: true, crossesWire: true };

/** The table of codes; `docs/errors.md` has an anchor for each. @spec ER1 */
export const ERROR_CODES: Readonly<Record<ErrorCode, ErrorTraits>> = {
  'argument/invalid': local,
  'connection/not-framed': local,
  'connection/host-not-allowed': local,
  'connection/host-silent': localRetryable,
  'connection/addin-silent': localRetryable,
  'connection/refused': wire,
  'connection/version-unsupported': wire,
  'connection/timed-out': localRetryable,
  'connection/closed': wireRetryable,
  'connection/replaced': wire,
  'connection/navigated-away': localRetryable,
  'connection/frame-readable': local,
  'call/unknown-method': wire,
  'call/denied': wire,
  'call/invalid-params': wire,
  'call/invalid-result': local,
  'call/timed-out': wireRetryable,
  'call/aborted': wireRetryable,
  'call/failed': wire,
  'envelope/invalid': wire,
  'limit/exceeded': wireRetryable,
  'limit/abusive': wire,
  'manifest/invalid': local,
  'entry/not-allowed': local,
  'feature/unsupported': wire,
  'log/cursor-unknown': wire,
  'room/not-found': wire,
  'room/not-joined': wireRetryable,
  'room/read-only': wire,
  'provider/unavailable': wireRetryable,
  'provider/storage-full': wire,
  'provider/storage-blocked': wireRetryable,
};

/** True when `value` names one of our codes; looks at own keys only, so `constructor` is not a code. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(ERROR_CODES, value);
}
