import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { arbitraryEnvelope, arbitraryJson, ENVELOPE_TYPES } from '../test/arbitrary-envelope.ts';
import { LIMITS } from './limits.ts';
import { parseEnvelope } from './parse-envelope.ts';

const types = new Set<string>([...ENVELOPE_TYPES, 'rejection']);

/** JSON without a trip through a prototype: equal text is equal data. */
const write = (value: unknown): string => JSON.stringify(value);

/** Field names that an envelope knows, and those that every object inherits. */
const anyKey = fc.constantFrom(
  ...['type', 'id', 'seq', 'method', 'params', 'result', 'error', 'events', 'code', 'message', 'data'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'toJSON', 'hasOwnProperty', 'then', 'length'],
);

const almostEnvelope = fc.dictionary(
  anyKey,
  fc.oneof(fc.constantFrom(...ENVELOPE_TYPES), fc.integer(), fc.constantFrom(1, 2), arbitraryJson),
  { noNullPrototype: false },
);

describe('parseEnvelope', () => {
  it('[EN1] gives back every envelope that is written as JSON', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(arbitraryEnvelope, (envelope) => {
        const written = write(envelope);
        const parsed = parseEnvelope(written);
        assert.deepEqual(parsed, JSON.parse(written));
        seen.set(parsed.type, (seen.get(parsed.type) ?? 0) + 1);
      }),
      { numRuns: 400 },
    );
    for (const type of ENVELOPE_TYPES) assert.ok(seen.get(type), `no ${type} was tried`);
  });

  it('[EN1] reads any string, and any JSON, without a throw', () => {
    const anything = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.array(fc.nat(0xffff), { maxLength: 100 }).map((units) => String.fromCharCode(...units)),
      fc.json(),
      almostEnvelope.map(write),
      arbitraryEnvelope.map((envelope) => write(envelope).replace(/[0-9]/, '"')),
    );
    fc.assert(
      fc.property(anything, (written) => assert.ok(types.has(parseEnvelope(written).type))),
      { numRuns: 1_000 },
    );
  });

  it('[EN1] reads brackets nested a hundred thousand deep, and arrays as long as an envelope, without a throw', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    const deepObject = '{"a":'.repeat(40_000) + '0' + '}'.repeat(40_000);
    for (const nested of [deep, deepObject]) {
      assert.equal(parseEnvelope(nested).type, 'rejection');
      assert.equal(parseEnvelope(`{"type":${nested}}`).type, 'rejection');
      assert.equal(parseEnvelope(`{"type":"bye","error":${nested}}`).type, 'rejection');
      const error = `{"code":"call/failed","message":"","data":${nested}}`;
      assert.equal(parseEnvelope(`{"type":"bye","error":${error}}`).type, 'rejection');
      assert.equal(parseEnvelope(`{"type":"call","id":1,"method":"messages/post","params":${nested}}`).type, 'call');
    }
    assert.equal(parseEnvelope('['.repeat(LIMITS.envelopeChars)).type, 'rejection');
    const long = write(Array(LIMITS.envelopeChars / 2 - 64).fill(0));
    assert.equal(parseEnvelope(`{"type":"batch","id":1,"seq":1,"events":${long}}`).type, 'rejection');
    assert.equal(parseEnvelope(`{"type":"reply","id":1,"result":${long}}`).type, 'reply');
  });

  it('[EN1] takes no type that only turns into a known name when it is read as a key', () => {
    for (const type of [['ping'], [['ping']], { toString: 1 }, { toString: null, valueOf: null }, null, 0, true]) {
      assert.equal(parseEnvelope(write({ type, id: 1 })).type, 'rejection', write(type));
    }
    for (const type of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', '', 'Ping', 'rejection']) {
      assert.equal(parseEnvelope(write({ type, id: 1 })).type, 'rejection', type);
    }
  });

  it('[EN1] takes ids and numbers of batches that are whole and positive, and no others', () => {
    for (const id of [0, -1, 1.5, 2 ** 53, '1', null, [1], true, {}]) {
      assert.equal(parseEnvelope(write({ type: 'cancel', id })).type, 'rejection', write(id));
      assert.equal(parseEnvelope(write({ type: 'ack', id: 1, seq: id })).type, 'rejection', write(id));
    }
    assert.equal(parseEnvelope('{"type":"cancel","id":1e400}').type, 'rejection');
    assert.equal(parseEnvelope('{"type":"cancel","id":-0}').type, 'rejection');
    assert.equal(parseEnvelope(write({ type: 'cancel', id: Number.MAX_SAFE_INTEGER })).type, 'cancel');
  });

  it('[EN1] takes a batch of as many events as the limit says, and not one more', () => {
    const batch = (count: number): string => write({ type: 'batch', id: 1, seq: 1, events: Array(count).fill(0) });
    assert.equal(parseEnvelope(batch(LIMITS.batchEvents)).type, 'batch');
    assert.deepEqual(parseEnvelope(batch(LIMITS.batchEvents + 1)), {
      type: 'rejection',
      reason: 'unreadable',
      detail: `events: list of at most ${LIMITS.batchEvents}`,
    });
  });

  it('[EN2] refuses a string over the limit before it parses a character of it', (test) => {
    const empty = write({ type: 'reply', id: 1, result: '' });
    const fits = write({ type: 'reply', id: 1, result: 'x'.repeat(LIMITS.envelopeChars - empty.length) });
    assert.equal(fits.length, LIMITS.envelopeChars);
    assert.equal(parseEnvelope(fits).type, 'reply');
    const parse = test.mock.method(JSON, 'parse');
    assert.deepEqual(parseEnvelope(`${fits} `), { type: 'rejection', reason: 'oversize' });
    assert.equal(parse.mock.callCount(), 0);
  });

  it('[EN3] holds the fields of its type and nothing else that the string carried', () => {
    fc.assert(
      fc.property(arbitraryEnvelope, fc.dictionary(fc.string(), arbitraryJson), (envelope, extra) => {
        const named = JSON.parse(write(envelope)) as Record<string, unknown>;
        const unknown = Object.entries(extra).filter(([key]) => !fieldNames.has(key));
        const written = write(Object.fromEntries([...unknown, ...Object.entries(named), ['x', 1]]));
        assert.deepEqual(parseEnvelope(written), named);
      }),
    );
  });

  it('[EN3] reads nothing through a prototype, neither one that is sent nor one that the page has spoilt', () => {
    const sent = '{"__proto__":{"type":"ping","id":1}}';
    assert.equal(parseEnvelope(sent).type, 'rejection');
    const call = parseEnvelope(
      '{"type":"call","id":1,"method":"m","params":null,"__proto__":{"id":9},"constructor":1}',
    );
    assert.deepEqual(call, { type: 'call', id: 1, method: 'm', params: null });
    assert.equal(Object.getPrototypeOf(call), Object.prototype);

    const spoilt = Object.prototype as { error?: unknown; id?: unknown };
    spoilt.error = { code: 'call/denied', message: 'not said by anybody' };
    spoilt.id = 1;
    try {
      assert.equal(parseEnvelope('{"type":"ping"}').type, 'rejection');
      assert.deepEqual(Object.keys(parseEnvelope('{"type":"reply","id":1,"result":7}')), ['type', 'id', 'result']);
    } finally {
      delete spoilt.error;
      delete spoilt.id;
    }
  });

  it('[EN3] says of a string that is no envelope why, and at which field', () => {
    assert.deepEqual(parseEnvelope('{"type":"ping"'), { type: 'rejection', reason: 'unreadable' });
    assert.deepEqual(parseEnvelope('{"type":"bye","error":{"code":7,"message":""}}'), {
      type: 'rejection',
      reason: 'unreadable',
      detail: 'error.code: string of 1 to 64 characters',
    });
  });
});

const fieldNames = new Set(['type', 'id', 'seq', 'method', 'params', 'result', 'error', 'events', '__proto__']);
