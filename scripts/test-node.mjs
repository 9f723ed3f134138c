// `npm run test:node [-- files…] [--grep title]`: what needs no browser, under node:test, against the sources.
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from 'node:test';
import { bundleNodeTests } from './bundle-node-tests.mjs';
import { findFiles } from './find-files.mjs';
import report from './node-reporter.mjs';
import { root } from './root.mjs';
import { readTestArguments } from './test-arguments.mjs';

const { files, grep } = readTestArguments();
const all = findFiles(
  /^(packages\/[^/]+|examples\/[^/]+|playground|bench)\/src\/.*\.test\.ts$|^(scripts|tools)\/.*\.test\.mjs$/,
);
// A folder stands for the tests in it.
const isWanted = (/** @type {string} */ file) =>
  files.some((named) => file === named || file.startsWith(`${named.replace(/\/$/, '')}/`));
const wanted = files.length ? all.filter(isWanted) : all;

if (wanted.length === 0) {
  console.error('No test file was found.');
  process.exit(1);
}

// The random runs of a model take longest, so they begin first.
const isModel = (/** @type {string} */ file) => /-model\.test\.ts$/.test(file);
const inOrder = [...wanted.filter(isModel), ...wanted.filter((file) => !isModel(file))];

const folder = mkdtempSync(join(tmpdir(), 'roompane-node-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --enable-source-maps`;

const events = run({
  files: [...(await bundleNodeTests(root, inOrder, folder))],
  concurrency: availableParallelism(),
  ...(grep ? { testNamePatterns: grep } : {}),
});
for await (const text of report(events)) process.stdout.write(text);
