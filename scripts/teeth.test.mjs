// What `npm run test:teeth` needs, looked at before anything slow runs: each guard stands where its mutation says, and the
// test that has to turn red is still called so.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { findFiles } from './find-files.mjs';
import { root } from './root.mjs';
import { mutations } from './teeth/mutations.mjs';

/** @type {(path: string) => string} */
const read = (path) => (existsSync(root + path) ? readFileSync(root + path, 'utf8') : '');

/** Cases that many tests share stand there, not in the test's file. */
const suites = findFiles(/\.ts$/, 'packages/testing/src/suites/').map(read);

/** Whether the title stands there, or begins as one does that is put together. @type {(title: string) => (source: string) => boolean} */
const says = (title) => (source) =>
  source.includes(title) || [...source.matchAll(/`([^`$]{4,})\$\{/g)].some(([, head = '']) => title.startsWith(head));

test('each guard that is taken away stands once in its file', () => {
  const lost = mutations.filter(({ file, find }) => read(file).split(find).length !== 2);
  assert.deepEqual(
    lost.map(({ name, file }) => `${name}: ${file}`),
    [],
  );
});

test('each test that has to turn red is there', () => {
  const lost = mutations.filter(({ test: path, title }) => ![read(path), ...suites].some(says(title)));
  assert.deepEqual(
    lost.map(({ name, test: path, title }) => `${name}: ${title} in ${path}`),
    [],
  );
});

test('each mutation has a name of its own', () => {
  assert.equal(new Set(mutations.map(({ name }) => name)).size, mutations.length);
});
