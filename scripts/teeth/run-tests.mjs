// Runs named tests in a working copy and says how they ended.
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleNodeTests } from '../bundle-node-tests.mjs';
import { outcomeVariable, readOutcome } from '../outcome.mjs';

/** @typedef {import('./mutations.mjs').Mutation} Mutation */
/**
 * red: an assertion of that test failed, or the test came to no end where that is what the guard prevents; broken: anything
 * else went wrong.
 * @typedef {'passed' | 'red' | 'broken' | 'missing'} Ending
 */

/** For one run, on a machine that has much else to do. */
const patienceMs = 300_000;

const nodeArguments = ['--test-reporter=./scripts/node-reporter.mjs', '--test-reporter-destination=stdout'];

/** @type {(text: string) => string} */
const escapePattern = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * @param {string} copy
 * @param {readonly string[]} args
 * @returns {Promise<{ status: number | null, said: string }>}
 */
function runNode(copy, args) {
  return new Promise((resolve) => {
    const env = { ...process.env, [outcomeVariable]: join(copy, 'outcome.json') };
    const child = spawn(process.execPath, args, { cwd: copy, env, timeout: patienceMs });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
    child.once('close', (status) => {
      if (process.env.ROOMPANE_VERBOSE) console.log(said);
      resolve({ status, said });
    });
  });
}

/** @type {(copy: string, files: readonly string[], pattern: string) => Promise<readonly string[]>} */
async function nodeRun(copy, files, pattern) {
  const bundles = await bundleNodeTests(copy, files, join(copy, '.bundles'));
  return [...nodeArguments, `--test-name-pattern=${pattern}`, ...(bundles.length > 1 ? ['--test'] : []), ...bundles];
}

/**
 * @param {string} copy
 * @param {Mutation['runner']} runner
 * @param {{ files: readonly string[], titles: readonly string[] }} wanted
 */
async function runTitled(copy, runner, { files, titles }) {
  const path = join(copy, 'outcome.json');
  rmSync(path, { force: true });
  const pattern = titles.map(escapePattern).join('|');
  const browserRun = ['scripts/test-browser.mjs', ...files, '--grep', pattern];
  const { said } = await runNode(copy, runner === 'node' ? await nodeRun(copy, files, pattern) : browserRun);
  return { said, outcome: readOutcome(path) };
}

/** @type {(copy: string, mutation: Mutation) => Promise<Ending>} */
async function runOne(copy, { runner, test, title, hangs = false }) {
  const { outcome } = await runTitled(copy, runner, { files: [test], titles: [title] });
  if (!outcome) return 'broken';
  const named = outcome.failures?.filter((failure) => failure.title.includes(title)) ?? [];
  if (named.some(({ isAssertion, isUnsettled }) => isAssertion || (hangs && isUnsettled))) return 'red';
  if (outcome.failed > 0) return 'broken';
  return outcome.passed > 0 ? 'passed' : 'missing';
}

/** @type {(copy: string, mutation: Mutation) => Promise<Ending>} */
async function compile(copy, { test, title }) {
  const lines = readFileSync(join(copy, test), 'utf8').split('\n');
  const titleLine = lines.findIndex((line) => line.includes(title));
  if (titleLine < 0) return 'missing';
  const expectation = lines.findIndex((line, index) => index >= titleLine && line.includes('@ts-expect-error'));
  if (expectation < 0) return 'missing';
  const project = `${test.split('/').slice(0, 2).join('/')}/tsconfig.test.json`;
  const { status, said } = await runNode(copy, ['node_modules/typescript-7/bin/tsc', '-b', project]);
  if (status === 0) return 'passed';
  // TS2578: an expected error did not come.
  return said.includes(`${test}(${expectation + 1},`) && said.includes('TS2578') ? 'red' : 'broken';
}

/** @type {(copy: string, mutation: Mutation) => Promise<Ending>} */
export const runTest = (copy, mutation) =>
  mutation.runner === 'types' ? compile(copy, mutation) : runOne(copy, mutation);

/**
 * The tests of all these mutations of one runner in one run, with every guard in its place. Gives the titles of those that do not pass;
 * one that is not there will be missing when its guard is taken away.
 * @param {string} copy
 * @param {Mutation['runner']} runner
 * @param {readonly Mutation[]} mutations
 * @returns {Promise<readonly string[]>}
 */
export async function runUntouched(copy, runner, mutations) {
  if (mutations.length === 0) return [];
  if (runner === 'types') {
    const endings = await Promise.all(mutations.map((mutation) => compile(copy, mutation)));
    return mutations.filter((_mutation, index) => endings[index] !== 'passed').map(({ title }) => title);
  }
  const files = [...new Set(mutations.map(({ test }) => test))];
  const titles = mutations.map(({ title }) => title);
  const { outcome, said } = await runTitled(copy, runner, { files, titles });
  if (!outcome || outcome.failed > 0) console.error(said);
  if (!outcome) return titles;
  const failed = outcome.failures?.map(({ title }) => title) ?? [];
  // Where something else broke, a file or a page, nobody knows whose tests it took along.
  const isNamed = failed.every((whole) => titles.some((title) => whole.includes(title)));
  return isNamed && outcome.failed === failed.length ? failed : titles;
}
