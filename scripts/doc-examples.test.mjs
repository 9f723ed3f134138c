import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blocksOf, commentExamplesOf } from './doc-examples.mjs';

test('a ts block of a page is an example, with the line it stands on', () => {
  const page = 'Words\n\n```sh\nls\n```\n\n```ts\nconst a = 1;\n```\n';
  assert.deepEqual(blocksOf('a.md', page), [{ path: 'a.md', line: 8, code: 'const a = 1;\n', isBare: false }]);
});

test('an example of a comment ends with the comment or at the next tag', () => {
  const source = '/**\n * Words.\n * @example one(1)\n * @spec AB1\n */\n/** @example two(\n *   2,\n * )\n */\n';
  const [one, two] = commentExamplesOf('a.ts', source);
  assert.equal(one?.code.trim(), 'one(1)');
  assert.equal(one?.line, 3);
  assert.equal(two?.code.trim(), 'two(\n  2,\n)');
});
