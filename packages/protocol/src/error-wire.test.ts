import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type ErrorCode, ERROR_CODES } from './error-code.ts';
import { fromWireError, parseWireError, toWireError } from './error-wire.ts';
import type { Json } from './json.ts';
import { parseAs } from './parser.ts';
import { RoompaneError } from './roompane-error.ts';

const codes = Object.keys(ERROR_CODES) as ErrorCode[];

/** What the far side makes of an error of ours, through the parser that it uses. */
function cross(error: RoompaneError): RoompaneError {
  const written = JSON.stringify(toWireError(error));
  return fromWireError(parseAs(parseWireError, JSON.parse(written), 'envelope/invalid'));
}

const receive = (code: string): RoompaneError => fromWireError({ code, message: 'from afar' });

describe('an error on the wire', () => {
  it('[ER2] [ER3] arrives with its code where the code may cross, and as call/failed where it may not', () => {
    for (const code of codes) {
      const { crossesWire, isRetryable } = ERROR_CODES[code];
      const arrived = cross(new RoompaneError(code, { data: { fact: 1 } }));
      assert.equal(arrived.code, crossesWire ? code : 'call/failed');
      assert.deepEqual(arrived.data, crossesWire ? { fact: 1 } : { originalCode: code });
      if (crossesWire) assert.equal(arrived.isRetryable, isRetryable);
    }
  });

  it('[ER2] travels as code, message and data: no stack and no cause', () => {
    const cause = new TypeError('the password was hunter2');
    const wire = toWireError(new RoompaneError('provider/unavailable', { cause, data: { attempt: 3 } }));
    assert.deepEqual(Object.keys(wire), ['code', 'message', 'data']);
    assert.doesNotMatch(JSON.stringify(wire), /hunter2|TypeError|error-wire\.test|\bat /);
    assert.deepEqual(Object.keys(toWireError(new RoompaneError('call/failed'))), ['code', 'message']);
  });

  it('[ER2] is always one that the far side can read, however long its message and its data', () => {
    const data = fc.dictionary(fc.string({ maxLength: 10 }), fc.jsonValue({ maxDepth: 6 }) as fc.Arbitrary<Json>, {
      noNullPrototype: true,
    });
    const long = { note: 'x'.repeat(3_000) };
    fc.assert(
      fc.property(
        fc.constantFrom(...codes),
        fc.nat(3_000).map((length) => '\u0007'.repeat(length)),
        fc.oneof(fc.constant(undefined), fc.constant(long), data),
        (code, message, facts) => {
          const arrived = cross(new RoompaneError(code, { message, data: facts }));
          assert.equal(arrived.code, ERROR_CODES[code].crossesWire ? code : 'call/failed');
          assert.equal(arrived.message, message.slice(0, 2_000));
        },
      ),
    );
  });

  it('[ER2] goes as call/failed when its code is one that only another copy of the package knows', () => {
    const foreign = Object.assign(new RoompaneError('call/failed'), { code: 'room/on-fire' as ErrorCode });
    const arrived = cross(foreign);
    assert.equal(arrived.code, 'call/failed');
    assert.deepEqual(arrived.data, { originalCode: 'room/on-fire' });
  });

  it('[ER3] degrades to call/failed when its code is unknown, a name of every object, or a local condition', () => {
    const local = codes.filter((code) => !ERROR_CODES[code].crossesWire);
    const inherited = ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf'];
    for (const code of ['room/on-fire', 'Call/Failed', ' call/denied', ...inherited, ...local]) {
      const arrived = receive(code);
      assert.equal(arrived.code, 'call/failed', code);
      assert.equal(arrived.data?.originalCode, code);
    }
    assert.ok(local.includes('call/invalid-result'));
  });

  it('[ER3] is built by our own constructor, whatever its data is', () => {
    for (const data of [7, 'text', null, ['list'], true]) {
      const arrived = fromWireError({ code: 'call/denied', message: '', data });
      assert.ok(arrived instanceof RoompaneError);
      assert.deepEqual([arrived.code, arrived.data], ['call/denied', undefined]);
    }
    const forged: unknown = JSON.parse(
      '{"code":"call/denied","message":"m","data":{"__proto__":{"isAdmin":true}},"stack":"s"}',
    );
    const arrived = fromWireError(parseAs(parseWireError, forged, 'envelope/invalid'));
    assert.equal((arrived.data as { isAdmin?: boolean }).isAdmin, undefined);
    assert.notEqual(arrived.stack, 's');
  });
});
