import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { GRANT_NAMES, GRANTS } from './grant.ts';
import { parseManifest } from './manifest.ts';
import { isRoompaneError } from './roompane-error.ts';

const least = {
  id: 'example.market-feed',
  name: 'Market feed',
  version: '1.0.0',
  entry: 'https://addins.example/market-feed/',
  requires: ['messages/read'],
};

/** The path of what does not fit, or `undefined` when all fits. */
function misfit(value: unknown): unknown {
  try {
    return void parseManifest(value);
  } catch (thrown) {
    assert.ok(isRoompaneError(thrown, 'manifest/invalid'), String(thrown));
    assert.ok(thrown.data?.expected);
    return thrown.data.path;
  }
}

describe('parseManifest', () => {
  it('[MA1] reads what it names and leaves out what it does not know', () => {
    const full = { ...least, description: 'Prices as they come.', wants: ['messages/post'] };
    assert.deepEqual(parseManifest({ ...full, icon: 'x', __proto__: null }), full);
    assert.deepEqual(parseManifest(least), least);
    assert.equal(parseManifest({ ...least, entry: 'HTTPS://addins.example' }).entry, 'https://addins.example/');
  });

  it('[MA1] says which field does not fit, and what would', () => {
    const cases: [unknown, string][] = [
      [undefined, ''],
      [null, ''],
      ['{}', ''],
      [[least], ''],
      [{ ...least, id: '' }, 'id'],
      [{ ...least, id: 'x'.repeat(257) }, 'id'],
      [{ ...least, name: 'x'.repeat(65) }, 'name'],
      [{ ...least, name: undefined }, 'name'],
      [{ ...least, description: null }, 'description'],
      [{ ...least, version: 1 }, 'version'],
      [{ ...least, entry: 'http://addins.example/' }, 'entry'],
      [{ ...least, entry: 'javascript:alert(1)' }, 'entry'],
      [{ ...least, entry: 'https://sam:pw@addins.example/' }, 'entry'],
      [{ ...least, entry: `https://addins.example/${'x'.repeat(2_048)}` }, 'entry'],
      [{ ...least, requires: 'messages/read' }, 'requires'],
      [{ ...least, requires: ['messages/read', 'everything'] }, 'requires[1]'],
      [{ ...least, requires: ['toString'] }, 'requires[0]'],
      [{ ...least, wants: Array(GRANT_NAMES.length + 1).fill('messages/read') }, 'wants'],
      [Object.create(least), 'id'],
    ];
    for (const [value, path] of cases) assert.equal(misfit(value), path);
  });

  it('[MA1] reads any value at all without another error than its own', () => {
    const field = fc.constantFrom(...Object.keys(least), 'wants', 'description', '__proto__', 'toString');
    const almost = fc.dictionary(field, fc.oneof(fc.jsonValue(), fc.constantFrom(...Object.values(least))));
    fc.assert(fc.property(fc.oneof(almost, fc.anything()), (value) => void misfit(value)));
  });
});

describe('the grants', () => {
  it('[MA1] are the names that a manifest may ask for, each with what a person is told', () => {
    assert.deepEqual([...GRANT_NAMES], Object.keys(GRANTS));
    assert.deepEqual(parseManifest({ ...least, requires: GRANT_NAMES }).requires, [...GRANT_NAMES]);
  });
});
