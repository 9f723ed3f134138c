import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkRules } from './spec-rules.mjs';

const spec = ['# Rules', '- **ZZ1** The first.', '- **ZZ2** The second, after **ZZ1**.'].join('\n');

/** @type {(title: string) => string} */
const testNamed = (title) => `it('${title}', () => {});`;

test('a rule without a test is told', () => {
  const { untested } = checkRules(spec, new Map([['a.test.ts', testNamed('[ZZ1] holds')]]));
  assert.deepEqual(untested, ['ZZ2']);
});

test('a title may quote several rules', () => {
  const { rules, untested, problems } = checkRules(spec, new Map([['a.test.ts', testNamed('[ZZ1] [ZZ2] hold')]]));
  assert.deepEqual(rules, ['ZZ1', 'ZZ2']);
  assert.deepEqual([...untested, ...problems], []);
});

test('a title that quotes no rule of the specification is a problem', () => {
  const title = '[ZZ1] [ZZ2] [ZZ3] hold';
  const { problems } = checkRules(spec, new Map([['a.test.ts', testNamed(title)]]));
  assert.deepEqual(problems, ['a.test.ts quotes [ZZ3], and the specification has no such rule']);
});

test('a comment that names a rule is no test of it', () => {
  const { untested } = checkRules('- **ZZ1** One.', new Map([['a.test.ts', '// see [ZZ1]']]));
  assert.deepEqual(untested, ['ZZ1']);
});
