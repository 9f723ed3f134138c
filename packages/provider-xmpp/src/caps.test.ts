import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { FEATURES, IDENTITY, VERSION } from './caps.ts';

test('the version is the hash of what is said', () => {
  const { category, type, name } = IDENTITY;
  assert.deepEqual(FEATURES, [...FEATURES].sort());
  const said = [`${category}/${type}//${name}`, ...FEATURES].map((each) => `${each}<`).join('');
  assert.equal(VERSION, createHash('sha1').update(said).digest('base64'));
});
