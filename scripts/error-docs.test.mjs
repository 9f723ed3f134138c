import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ERROR_CODES } from '../packages/protocol/src/index.ts';
import { root } from './root.mjs';

test('docs/errors.md has an anchor for each code, and for nothing else', () => {
  const page = readFileSync(`${root}docs/errors.md`, 'utf8');
  const anchors = [...page.matchAll(/<a id="([^"]+)">/g)].map(([, code]) => code);
  assert.deepEqual(anchors.sort(), Object.keys(ERROR_CODES).sort());
});
