import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type ErrorCode, ERROR_CODES, isErrorCode } from './error-code.ts';
import { ERROR_TEXTS } from './error-text.ts';
import { isRoompaneError, RoompaneError, toRoompaneError } from './roompane-error.ts';

const codes = Object.keys(ERROR_CODES) as ErrorCode[];
const inherited = ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty'];

/** The module once more: what a page has that bundles two copies of the package. */
const loadSecondCopy = async (): Promise<{ RoompaneError: typeof RoompaneError }> => {
  // @ts-expect-error the compiler knows no queries
  return (await import('./roompane-error.ts?copy=2')) as { RoompaneError: typeof RoompaneError };
};

describe('RoompaneError', () => {
  it('[ER1] has a code of the table, and says whether trying again can help', () => {
    for (const code of codes) {
      const error = new RoompaneError(code);
      assert.equal(error.code, code);
      assert.equal(error.isRetryable, ERROR_CODES[code].isRetryable);
      assert.equal(error.name, 'RoompaneError');
    }
    assert.equal(new RoompaneError('provider/unavailable').isRetryable, true);
    assert.equal(new RoompaneError('call/denied').isRetryable, false);
  });

  it('[ER1] has a text for each code that gives the reason and ends a sentence', () => {
    assert.deepEqual(Object.keys(ERROR_TEXTS).sort(), [...codes].sort());
    for (const code of codes) {
      assert.match(ERROR_TEXTS[code], /^[A-Z].{20,}\.$/);
      assert.equal(new RoompaneError(code).message, ERROR_TEXTS[code]);
    }
  });

  it('[ER1] takes names of the table for codes, and no name that every object has', () => {
    for (const code of codes) assert.ok(isErrorCode(code));
    for (const name of [...inherited, '', 'call/', 'CALL/DENIED', 7, null, undefined, ['call/denied'], {}]) {
      assert.ok(!isErrorCode(name), JSON.stringify(name));
    }
  });

  it('[ER1] keeps its message, its data and its cause at hand for those who have it', () => {
    const cause = new Error('socket closed');
    const error = new RoompaneError('provider/unavailable', { message: 'No line.', data: { attempt: 2 }, cause });
    assert.deepEqual([error.message, error.data, error.cause], ['No line.', { attempt: 2 }, cause]);
  });

  it('[ER1] is known to another copy of the package, whose class it is not', async () => {
    const second = await loadSecondCopy();
    const error = new second.RoompaneError('call/denied');
    assert.ok(!(error instanceof RoompaneError));
    assert.ok(isRoompaneError(error));
    assert.ok(isRoompaneError(error, 'call/denied'));
    assert.ok(!isRoompaneError(error, 'call/failed'));
    assert.equal(toRoompaneError(error), error);
  });

  it('[ER1] is not taken for anything that only looks like it', () => {
    const lookalike = Object.assign(new Error('no'), { code: 'call/denied', name: 'RoompaneError' });
    const things = [lookalike, { code: 'call/denied', [Symbol.for('roompane.error')]: true }, null, 0, 'call/denied'];
    for (const thing of things) assert.ok(!isRoompaneError(thing));
  });

  it('[CL10] wraps whatever was thrown, falsy things too, and keeps it as the cause', () => {
    for (const thrown of [undefined, null, 0, '', false, 'text', new TypeError('no'), { code: 'call/denied' }]) {
      const error = toRoompaneError(thrown);
      assert.ok(isRoompaneError(error, 'call/failed'));
      assert.equal(error.cause, thrown);
      assert.equal(error.message, ERROR_TEXTS['call/failed']);
    }
    assert.equal(toRoompaneError(0, 'argument/invalid').code, 'argument/invalid');
  });
});
