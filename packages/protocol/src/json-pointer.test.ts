import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Json } from './json.ts';
import { parsePointer, readPointer } from './json-pointer.ts';
import { Misfit } from './parser.ts';

const data = JSON.parse(`{
  "a": [{ "b": 1 }, "text"], "": 2, "a/b": 3, "m~n": 4, "__proto__": { "own": 5 }, "zero": { "01": 6 }
}`) as Json;

describe('readPointer', () => {
  it('[MA2] finds what RFC 6901 says', () => {
    const cases: [string, Json][] = [
      ['', data],
      ['/a/0/b', 1],
      ['/', 2],
      ['/a~1b', 3],
      ['/m~0n', 4],
      ['/zero/01', 6],
    ];
    for (const [pointer, value] of cases) assert.deepEqual(readPointer(data, pointer), value);
  });

  it('[MA2] follows own properties and indexes alone', () => {
    const nowhere = [
      '/toString',
      '/constructor/name',
      '/a/length',
      '/a/01',
      '/a/-',
      '/a/-0',
      '/a/2',
      '/a/1/0',
      '/a/1/length',
    ];
    for (const pointer of [...nowhere, '/a/0/b/c', '/a/0/__proto__', '/a/constructor'])
      assert.equal(readPointer(data, pointer), undefined, pointer);
    assert.equal(readPointer(data, '/__proto__/own'), 5);
    assert.equal(readPointer({}, '/__proto__'), undefined);
  });

  it('[MA2] finds every value of any JSON by its path, and no other', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (whole) => {
        const visit = (value: unknown, path: string): void => {
          assert.equal(readPointer(whole as Json, path), value);
          if (typeof value !== 'object' || value === null) return;
          for (const [name, child] of Object.entries(value))
            visit(child, `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
        };
        visit(whole, '');
      }),
    );
  });
});

describe('parsePointer', () => {
  it('[MA2] takes what is a pointer and nothing else', () => {
    for (const pointer of ['', '/', '/a/b', '/~0~1', '//']) assert.equal(parsePointer(pointer, 'at'), pointer);
    for (const other of ['a', 'a/b', '/~', '/~2', '/a~', `/${'x'.repeat(256)}`, 7, null, undefined, ['/a']])
      assert.throws(
        () => parsePointer(other, 'at'),
        (thrown) => thrown instanceof Misfit && thrown.path === 'at',
      );
  });
});
