// `npm run test:node [-- files…] [--grep title]`: what needs no browser, under node:test, against the sources.
import { spawnSync } from 'node:child_process';
import { findFiles } from './find-files.mjs';
import { root } from './root.mjs';
import { readTestArguments } from './test-arguments.mjs';

const { files, grep } = readTestArguments();
const all = findFiles(
  /^(packages\/[^/]+|examples\/[^/]+|playground|bench)\/src\/.*\.test\.ts$|^(scripts|tools)\/.*\.test\.mjs$/,
);
// A folder stands for the tests in it: node itself would run every file there.
const isWanted = (/** @type {string} */ file) =>
  files.some((named) => file === named || file.startsWith(`${named.replace(/\/$/, '')}/`));
const wanted = files.length ? all.filter(isWanted) : all;

if (wanted.length === 0) {
  console.error('No test file was found.');
  process.exit(1);
}

const { status } = spawnSync(
  process.execPath,
  [
    '--import=tsx',
    '--conditions=source',
    '--conditions=development',
    '--test',
    '--test-reporter=./scripts/node-reporter.mjs',
    '--test-reporter-destination=stdout',
    ...(grep ? [`--test-name-pattern=${grep}`] : []),
    ...wanted,
  ],
  { cwd: root, stdio: 'inherit' },
);
process.exit(status ?? 1);
