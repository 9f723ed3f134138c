import {
  crossesWire,
  isRetryableCode,
  LOCAL_RETRYABLE_CODES,
  WIRE_FINAL_CODES,
  WIRE_RETRYABLE_CODES,
} from './error-traits.ts';

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
  | 'message/not-found'
  | 'message/forbidden'
  | 'room/not-found'
  | 'room/members-only'
  | 'room/not-joined'
  | 'room/removed'
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

const LOCAL_CODES: readonly ErrorCode[] = [
  'argument/invalid',
  'connection/not-framed',
  'connection/host-not-allowed',
  'connection/frame-readable',
  'call/invalid-result',
  'manifest/invalid',
  'entry/not-allowed',
];

/** The table of codes; `docs/errors.md` has an anchor for each. An add-in carries error-traits.ts alone. @spec ER1 */
export const ERROR_CODES: Readonly<Record<ErrorCode, ErrorTraits>> = /* @__PURE__ */ createTable();

function createTable(): Record<ErrorCode, ErrorTraits> {
  const codes = [...WIRE_RETRYABLE_CODES, ...WIRE_FINAL_CODES, ...LOCAL_RETRYABLE_CODES, ...LOCAL_CODES];
  const rows = codes.map((code) => [code, { isRetryable: isRetryableCode(code), crossesWire: crossesWire(code) }]);
  return Object.fromEntries(rows) as Record<ErrorCode, ErrorTraits>;
}

/** True when `value` names one of our codes; looks at own keys only, so `constructor` is not a code. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(ERROR_CODES, value);
}
