import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseEnvelope } from './parse-envelope.ts';
import { optional, record, text } from './parser.ts';

const parse = record<{ readonly name: string; readonly note?: string }>({ name: text(9), note: optional(text(9)) });

describe('what a parser reads of an object', () => {
  it('[EN3] is its own fields alone, also where somebody hung something on what every object inherits', () => {
    const field = { value: { code: 'call/denied', message: 'from the prototype' }, configurable: true };
    Object.defineProperty(Object.prototype, 'error', field);
    try {
      assert.deepEqual(parseEnvelope('{"type":"reply","id":1,"result":2}'), { type: 'reply', id: 1, result: 2 });
    } finally {
      delete (Object.prototype as { error?: unknown }).error;
    }
  });

  it('[EN3] is not what it inherits from an object that was given with it', () => {
    const inherited: unknown = Object.create({ name: 'a' });
    assert.throws(() => parse(inherited, ''), { path: 'name' });
    const partly: unknown = Object.assign(Object.create({ note: 'b' }) as object, { name: 'a' });
    assert.deepEqual(parse(partly, ''), { name: 'a' });
    assert.throws(() => parse(JSON.parse('{"__proto__":{"name":"a"}}'), ''), { path: 'name' });
  });
});
