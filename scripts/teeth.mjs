// `npm run test:teeth [-- name…]`: takes one guard after the other away, in a copy, and demands that its test turns red.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeOutcome } from './outcome.mjs';
import { mutations } from './teeth/mutations.mjs';
import { runTest } from './teeth/run-test.mjs';
import { createWorkingCopy } from './teeth/working-copy.mjs';

/** @typedef {import('./teeth/mutations.mjs').Mutation} Mutation */

const complaints = {
  passed: 'its test still passes without it',
  broken: 'something else went wrong than an assertion of its test',
  missing: 'its test was not found',
};

/** @type {(copy: string, mutation: Mutation) => string | undefined} */
function complain(copy, mutation) {
  const path = join(copy, mutation.file);
  const source = readFileSync(path, 'utf8');
  if (source.split(mutation.find).length !== 2) return `the text to replace does not stand once in ${mutation.file}`;
  const before = runTest(copy, mutation);
  if (before !== 'passed') return `its test does not pass to begin with (${before})`;
  writeFileSync(
    path,
    source.replace(mutation.find, () => mutation.replace),
  );
  try {
    const after = runTest(copy, mutation);
    return after === 'red' ? undefined : complaints[after];
  } finally {
    writeFileSync(path, source);
  }
}

const names = process.argv.slice(2);
const wanted = mutations.filter(({ name }) => names.length === 0 || names.includes(name));
const outcome = { passed: 0, failed: 0 };
const copy = wanted.length > 0 ? createWorkingCopy() : undefined;

for (const mutation of wanted) {
  const complaint = copy && complain(copy, mutation);
  if (complaint) outcome.failed += 1;
  else outcome.passed += 1;
  console.log(complaint ? `✖ ${mutation.name}: ${complaint}` : `✔ ${mutation.name}: “${mutation.title}” turns red`);
}
if (copy) rmSync(copy, { recursive: true, force: true });

writeOutcome(outcome);
console.log(`${outcome.passed} passed, ${outcome.failed} failed`);
process.exit(outcome.failed > 0 ? 1 : 0);
