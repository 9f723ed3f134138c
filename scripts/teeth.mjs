// `npm run test:teeth [-- name…]`: takes one guard after the other away, in a copy, and demands that its test turns red.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeOutcome } from './outcome.mjs';
import { root } from './root.mjs';
import { mutations } from './teeth/mutations.mjs';
import { runTest, runUntouched } from './teeth/run-tests.mjs';
import { createWorkingCopy } from './teeth/working-copy.mjs';

/** @typedef {import('./teeth/mutations.mjs').Mutation} Mutation */

const complaints = {
  passed: 'its test still passes without it',
  broken: 'something else went wrong than an assertion of its test',
  missing: 'its test was not found',
};

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

/** @type {(mutation: Mutation) => boolean} */
const stands = ({ file, find }) => readFileSync(join(root, file), 'utf8').split(find).length === 2;
for (const mutation of wanted) {
  if (!stands(mutation)) report(mutation, `the text to replace does not stand once in ${mutation.file}`);
}
const left = wanted.filter(stands);

/** @type {(copy: string, mutation: Mutation) => Promise<string | undefined>} */
async function complain(copy, mutation) {
  const path = join(copy, mutation.file);
  const source = readFileSync(path, 'utf8');
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

// Two copies for two cores. Browsers and the compiler are in one of them alone: two at a time are slower than one behind
// the other.
const copies = left.length > 0 ? [createWorkingCopy(), createWorkingCopy()] : [];
process.once('exit', () => copies.forEach((copy) => rmSync(copy, { recursive: true, force: true })));
const [slow = '', fast = ''] = copies;

/** What is left to try, once the tests have passed with every guard in its place. @type {(copy: string, runner: Mutation['runner']) => Promise<Mutation[]>} */
async function listMutations(copy, runner) {
  const own = left.filter((mutation) => mutation.runner === runner);
  const red = await runUntouched(copy, runner, own);
  const isRed = (/** @type {Mutation} */ { title }) => red.some((failed) => failed.includes(title));
  for (const mutation of own.filter(isRed)) report(mutation, 'its test does not pass to begin with');
  return own.filter((mutation) => !isRed(mutation));
}

/** @type {(copy: string, queue: Mutation[]) => Promise<void>} */
async function work(copy, queue) {
  for (let next = queue.shift(); next; next = queue.shift()) report(next, await complain(copy, next));
}

const ofNode = listMutations(fast, 'node');
await Promise.all([
  (async () => {
    await work(slow, await listMutations(slow, 'browser'));
    await work(slow, await listMutations(slow, 'types'));
    await work(slow, await ofNode);
  })(),
  ofNode.then((queue) => work(fast, queue)),
]);

writeOutcome(outcome);
console.log(`${outcome.passed} passed, ${outcome.failed} failed`);
process.exit(outcome.failed > 0 ? 1 : 0);
