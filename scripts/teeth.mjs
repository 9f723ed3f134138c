// `npm run test:teeth [-- name…]`: takes one guard after the other away, in a copy, and demands that its test turns red.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeOutcome } from './outcome.mjs';
import { mutations } from './teeth/mutations.mjs';
import { runTest, runUntouched } from './teeth/run-tests.mjs';
import { createWorkingCopy } from './teeth/working-copy.mjs';

/** @typedef {import('./teeth/mutations.mjs').Mutation} Mutation */

const complaints = {
  passed: 'its test still passes without it',
  broken: 'something else went wrong than an assertion of its test',
  missing: 'its test was not found',
};

/** @type {(copy: string, mutation: Mutation) => Promise<string | undefined>} */
async function complain(copy, mutation) {
  const path = join(copy, mutation.file);
  const source = readFileSync(path, 'utf8');
  if (source.split(mutation.find).length !== 2) return `the text to replace does not stand once in ${mutation.file}`;
  writeFileSync(
    path,
    source.replace(mutation.find, () => mutation.replace),
  );
  try {
    const ending = await runTest(copy, mutation);
    return ending === 'red' ? undefined : complaints[ending];
  } finally {
    writeFileSync(path, source);
  }
}

const names = process.argv.slice(2);
const wanted = mutations.filter(({ name }) => names.length === 0 || names.includes(name));
/** @type {import('./outcome.mjs').Outcome & { failures: import('./outcome.mjs').Failure[] }} */
const outcome = { passed: 0, failed: 0, failures: [] };

/** @type {(mutation: Mutation, complaint: string | undefined) => void} */
function report({ name, title }, complaint) {
  if (complaint) {
    outcome.failed += 1;
    outcome.failures.push({ title: name, reason: complaint, isAssertion: true });
  } else outcome.passed += 1;
  console.log(complaint ? `✖ ${name}: ${complaint}` : `✔ ${name}: “${title}” turns red`);
}

// Two copies for two cores. Browsers and the compiler are in one of them alone: two at a time are slower than one behind
// the other.
const copies = wanted.length > 0 ? [createWorkingCopy(), createWorkingCopy()] : [];
process.once('exit', () => copies.forEach((copy) => rmSync(copy, { recursive: true, force: true })));

const [slow = '', fast = ''] = copies;
const untouched = await Promise.all([
  runUntouched(fast, 'node', wanted),
  runUntouched(slow, 'browser', wanted).then(async (failed) => [
    ...failed,
    ...(await runUntouched(slow, 'types', wanted)),
  ]),
]);
const red = untouched.flat();
const isRed = (/** @type {Mutation} */ { title }) => red.some((failed) => failed.includes(title));
for (const mutation of wanted.filter(isRed)) report(mutation, 'its test does not pass to begin with');

const left = wanted.filter((mutation) => !isRed(mutation));
const quick = left.filter(({ runner }) => runner === 'node');
const queues = new Map([
  [slow, [left.filter(({ runner }) => runner !== 'node'), quick]],
  [fast, [quick]],
]);
const work = async (/** @type {string} */ copy) => {
  for (const queue of queues.get(copy) ?? []) {
    for (let next = queue.shift(); next; next = queue.shift()) report(next, await complain(copy, next));
  }
};
await Promise.all(copies.map(work));

writeOutcome(outcome);
console.log(`${outcome.passed} passed, ${outcome.failed} failed`);
process.exit(outcome.failed > 0 ? 1 : 0);
