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

/** The table of codes; `docs/errors.md` has an anchor for each. @spec ER1 */
export const ERROR_CODES: Readonly<Record<ErrorCode, ErrorTraits>> = {
  'argument/invalid': { isRetryable: false, crossesWire: false },
  'connection/not-framed': { isRetryable: false, crossesWire: false },
  'connection/host-not-allowed': { isRetryable: false, crossesWire: false },
  'connection/host-silent': { isRetryable: true, crossesWire: false },
  'connection/addin-silent': { isRetryable: true, crossesWire: false },
  'connection/refused': { isRetryable: false, crossesWire: true },
  'connection/version-unsupported': { isRetryable: false, crossesWire: true },
  'connection/timed-out': { isRetryable: true, crossesWire: false },
  'connection/closed': { isRetryable: true, crossesWire: true },
  'connection/replaced': { isRetryable: false, crossesWire: true },
  'connection/navigated-away': { isRetryable: true, crossesWire: false },
  'connection/frame-readable': { isRetryable: false, crossesWire: false },
  'call/unknown-method': { isRetryable: false, crossesWire: true },
  'call/denied': { isRetryable: false, crossesWire: true },
  'call/invalid-params': { isRetryable: false, crossesWire: true },
  'call/invalid-result': { isRetryable: false, crossesWire: false },
  'call/timed-out': { isRetryable: true, crossesWire: true },
  'call/aborted': { isRetryable: true, crossesWire: true },
  'call/failed': { isRetryable: false, crossesWire: true },
  'envelope/invalid': { isRetryable: false, crossesWire: true },
  'limit/exceeded': { isRetryable: true, crossesWire: true },
  'limit/abusive': { isRetryable: false, crossesWire: true },
  'manifest/invalid': { isRetryable: false, crossesWire: false },
  'entry/not-allowed': { isRetryable: false, crossesWire: false },
  'feature/unsupported': { isRetryable: false, crossesWire: true },
  'log/cursor-unknown': { isRetryable: false, crossesWire: true },
  'room/not-found': { isRetryable: false, crossesWire: true },
  'room/not-joined': { isRetryable: true, crossesWire: true },
  'room/read-only': { isRetryable: false, crossesWire: true },
  'provider/unavailable': { isRetryable: true, crossesWire: true },
  'provider/storage-full': { isRetryable: false, crossesWire: true },
  'provider/storage-blocked': { isRetryable: true, crossesWire: true },
};

/** True when `value` names one of our codes; looks at own keys only, so `constructor` is not a code. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(ERROR_CODES, value);
}
