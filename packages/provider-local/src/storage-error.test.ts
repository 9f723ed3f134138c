import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RoompaneError } from '@roompane/protocol';
import { isConnectionLost, toStorageError } from './storage-error.ts';

const thrown = (name: string): DOMException => new DOMException('', name);

describe('storage errors', () => {
  it('[ER1] have a code each, and a reason where one code has several', () => {
    const expected: readonly [string, string, string | undefined][] = [
      ['QuotaExceededError', 'provider/storage-full', undefined],
      ['VersionError', 'provider/unavailable', 'outdated'],
      ['SecurityError', 'provider/unavailable', 'no-storage'],
      ['UnknownError', 'provider/unavailable', 'storage-failed'],
    ];
    for (const [name, code, reason] of expected) {
      const cause = thrown(name);
      const error = toStorageError(cause);
      assert.deepEqual([error.code, error.data?.['reason'], error.cause], [code, reason, cause]);
    }
  });

  it('[ER1] keep a code that is there', () => {
    const error = new RoompaneError('room/read-only');
    assert.equal(toStorageError(error), error);
  });

  it('know a connection that went from an act that failed', () => {
    assert.deepEqual(
      ['InvalidStateError', 'AbortError'].map((name) => isConnectionLost(thrown(name))),
      [true, false],
    );
    assert.equal(isConnectionLost('InvalidStateError'), false);
  });
});
