import type { ErrorCode } from './error-code.ts';

/** Codes that the far side may send, and whether the same act may succeed later without a change by the caller. */
export const WIRE_CODES: Partial<Readonly<Record<ErrorCode, boolean>>> = {
  'connection/refused': false,
  'connection/version-unsupported': false,
  'connection/closed': true,
  'connection/replaced': false,
  'call/unknown-method': false,
  'call/denied': false,
  'call/invalid-params': false,
  'call/timed-out': true,
  'call/aborted': true,
  'call/failed': false,
  'envelope/invalid': false,
  'limit/exceeded': true,
  'limit/abusive': false,
  'feature/unsupported': false,
  'log/cursor-unknown': false,
  'message/not-found': false,
  'message/forbidden': false,
  'room/not-found': false,
  'room/members-only': false,
  'room/not-joined': true,
  'room/removed': false,
  'room/read-only': false,
  'provider/unavailable': true,
  'provider/storage-full': false,
  'provider/storage-blocked': true,
};

/** The same, of codes that this side alone may give. Those of neither list are local, and trying again does not help. */
export const LOCAL_RETRYABLE_CODES: readonly ErrorCode[] = [
  'connection/host-silent',
  'connection/addin-silent',
  'connection/timed-out',
  'connection/navigated-away',
];

/** May the far side send that? Looks at own keys only, so `constructor` is not a code. */
export function crossesWire(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(WIRE_CODES, code);
}

export function isRetryableCode(code: ErrorCode): boolean {
  return WIRE_CODES[code] ?? LOCAL_RETRYABLE_CODES.includes(code);
}
