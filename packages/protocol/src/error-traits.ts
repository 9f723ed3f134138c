import type { ErrorCode } from './error-code.ts';

/** Codes that the far side may send, and after which the same act may succeed without a change by the caller. */
export const WIRE_RETRYABLE_CODES: readonly ErrorCode[] = [
  'connection/closed',
  'call/timed-out',
  'call/aborted',
  'limit/exceeded',
  'room/not-joined',
  'provider/unavailable',
  'provider/storage-blocked',
];

/** Codes that the far side may send, and after which trying again does not help. */
export const WIRE_FINAL_CODES: readonly ErrorCode[] = [
  'connection/refused',
  'connection/version-unsupported',
  'connection/replaced',
  'call/unknown-method',
  'call/denied',
  'call/invalid-params',
  'call/failed',
  'envelope/invalid',
  'limit/abusive',
  'feature/unsupported',
  'log/cursor-unknown',
  'message/not-found',
  'message/forbidden',
  'room/not-found',
  'room/members-only',
  'room/removed',
  'room/read-only',
  'provider/storage-full',
];

/** Codes that this side alone may give, and that pass. Those of no list are local, and trying again does not help. */
export const LOCAL_RETRYABLE_CODES: readonly ErrorCode[] = [
  'connection/host-silent',
  'connection/addin-silent',
  'connection/timed-out',
  'connection/navigated-away',
];

/** May the far side send that? */
export function crossesWire(code: unknown): code is ErrorCode {
  return WIRE_RETRYABLE_CODES.concat(WIRE_FINAL_CODES).includes(code as ErrorCode);
}

export function isRetryableCode(code: ErrorCode): boolean {
  return WIRE_RETRYABLE_CODES.concat(LOCAL_RETRYABLE_CODES).includes(code);
}
