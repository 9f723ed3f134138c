import { isRoompaneError, RoompaneError } from '@roompane/protocol';

const noStorage =
  'This page may not store anything: a private window, or site data is blocked. Allow site data for this address, or use a window that has it.';
const tooOld = 'Another tab brought the message store to a newer version. Reload this page.';

/** Anything the browser's storage throws, as a coded error that says what to do. */
export function toStorageError(thrown: unknown): RoompaneError {
  if (isRoompaneError(thrown)) return thrown;
  switch (nameOf(thrown)) {
    case 'QuotaExceededError':
      return new RoompaneError('provider/storage-full', { cause: thrown });
    case 'VersionError':
      return unavailable('outdated', tooOld, thrown);
    case 'SecurityError':
      return unavailable('no-storage', noStorage, thrown);
    default:
      return unavailable(
        'storage-failed',
        'The message store failed. Try again: what was not confirmed may not be there.',
        thrown,
      );
  }
}

/** The connection went between two acts: nothing was written, and a new connection may try the same again. */
export function isConnectionLost(thrown: unknown): boolean {
  return nameOf(thrown) === 'InvalidStateError';
}

function nameOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.name : '';
}

function unavailable(reason: string, message: string, cause: unknown): RoompaneError {
  return new RoompaneError('provider/unavailable', { message, data: { reason }, cause });
}
