// Runs one named test in a working copy and says how it ended.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { outcomeVariable, readOutcome } from '../outcome.mjs';

/** @typedef {import('./mutations.mjs').Mutation} Mutation */
/** @typedef {'passed' | 'red' | 'broken' | 'missing'} Ending red: an assertion of that test failed; broken: anything else went wrong */

/** @type {(text: string) => string} */
const escapePattern = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** @type {(copy: string, mutation: Mutation) => Ending} */
function runTitled(copy, { runner, test, title }) {
  const path = join(copy, 'outcome.json');
  rmSync(path, { force: true });
  spawnSync(process.execPath, [`scripts/test-${runner}.mjs`, test, '--grep', escapePattern(title)], {
    cwd: copy,
    stdio: process.env.ROOMPANE_VERBOSE ? 'inherit' : 'ignore',
    env: { ...process.env, [outcomeVariable]: path },
  });
  const outcome = readOutcome(path);
  if (!outcome) return 'broken';
  const named = outcome.failures?.filter((failure) => failure.title.includes(title)) ?? [];
  if (named.some(({ isAssertion }) => isAssertion)) return 'red';
  if (outcome.failed > 0) return 'broken';
  return outcome.passed > 0 ? 'passed' : 'missing';
}

/** @type {(copy: string, mutation: Mutation) => Ending} */
function compile(copy, { test, title }) {
  const lines = readFileSync(join(copy, test), 'utf8').split('\n');
  const titleLine = lines.findIndex((line) => line.includes(title));
  if (titleLine < 0) return 'missing';
  const expectation = lines.findIndex((line, index) => index >= titleLine && line.includes('@ts-expect-error'));
  if (expectation < 0) return 'missing';
  const project = `${test.split('/').slice(0, 2).join('/')}/tsconfig.test.json`;
  const { status, stdout } = spawnSync(process.execPath, ['node_modules/typescript-7/bin/tsc', '-b', project], {
    cwd: copy,
    encoding: 'utf8',
  });
  if (status === 0) return 'passed';
  // TS2578: an expected error did not come.
  return stdout.includes(`${test}(${expectation + 1},`) && stdout.includes('TS2578') ? 'red' : 'broken';
}

/** @type {(copy: string, mutation: Mutation) => Ending} */
export const runTest = (copy, mutation) =>
  mutation.runner === 'types' ? compile(copy, mutation) : runTitled(copy, mutation);
