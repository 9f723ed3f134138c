// A reporter for node:test that prints what failed and what the tests said, and counts the rest.
import { relative } from 'node:path';
import { inspect } from 'node:util';
import { firstLine, writeOutcome } from './outcome.mjs';
import { root } from './root.mjs';

/** node:test ends each run with its own counts; ours replace them. */
const isSummary = /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\d.]+$/;

/**
 * The titles of the suites around a test that failed, kept per file and depth as they start.
 * @type {Map<string, string[]>}
 */
const titles = new Map();

/** @type {(data: { file?: string, name: string, nesting: number }) => string} */
function fullTitle({ file = '', name, nesting }) {
  return [...(titles.get(file) ?? []).slice(0, nesting), name].join(' › ');
}

/** @type {(error: any) => boolean} */
const isAssertion = (error) =>
  error?.code === 'ERR_ASSERTION' ||
  error?.name === 'AssertionError' ||
  (isProperty(error) && isAssertion(error.cause));

/** What fast-check throws has the assertion that failed as its cause. @type {(error: any) => boolean} */
const isProperty = (error) => typeof error?.message === 'string' && error.message.startsWith('Property failed');

/** @type {(cause: unknown) => boolean} */
const isUnsettled = (cause) => String(cause).includes('Promise resolution is still pending');

/** A file that fails to load, or has no test, is reported as a test with the file's name. */
const isWholeFile = (/** @type {{ file?: string, name: string, nesting: number }} */ { file, name, nesting }) =>
  nesting === 0 && (name === file || (file !== undefined && file.endsWith(name) && /\.(ts|mjs)$/.test(name)));

/** @param {AsyncIterable<{ type: string, data: any }>} source */
export default async function* report(source) {
  /** @type {import('./outcome.mjs').Outcome & Required<Pick<import('./outcome.mjs').Outcome, 'leftOut' | 'failures'>>} */
  const outcome = { passed: 0, failed: 0, leftOut: [], failures: [] };
  for await (const { type, data } of source) {
    if (type === 'test:start') {
      const open = titles.get(data.file) ?? [];
      open[data.nesting] = data.name;
      titles.set(data.file, open);
    } else if (type === 'test:pass') {
      if (data.details?.type === 'suite') continue;
      const reason = data.skip ?? data.todo;
      if (reason !== undefined && reason !== false) {
        outcome.leftOut.push({ name: fullTitle(data), reason: typeof reason === 'string' ? reason : 'skipped' });
      } else if (isWholeFile(data)) {
        outcome.failed += 1;
        outcome.failures.push({ title: relative(root, data.file), reason: 'has no test', isAssertion: false });
        yield `✖ ${relative(root, data.file)}: has no test\n`;
      } else {
        outcome.passed += 1;
      }
    } else if (type === 'test:fail') {
      const error = data.details?.error;
      if (error?.failureType === 'subtestsFailed') continue;
      const cause = error?.cause ?? error;
      outcome.failed += 1;
      // All that would have come behind it is reported in the same words.
      const isFirst = outcome.failures.length === 0;
      outcome.failures.push({
        title: fullTitle(data),
        reason: firstLine(cause?.message ?? String(cause)),
        isAssertion: isAssertion(cause),
        isUnsettled: isFirst && isUnsettled(cause),
      });
      yield `✖ ${data.file ? relative(root, data.file) : ''}: ${fullTitle(data)}\n${indent(text(cause))}\n`;
    } else if (type === 'test:diagnostic') {
      if (!isSummary.test(data.message)) yield `  ${data.message}\n`;
    } else if (type === 'test:stdout' || type === 'test:stderr') {
      yield data.message;
    }
  }
  writeOutcome(outcome);
  if (outcome.failed > 0) process.exitCode = 1;
  yield `${outcome.passed} passed, ${outcome.failed} failed\n`;
}

/** @type {(cause: unknown) => string} */
const text = (cause) => (typeof cause === 'string' ? cause : inspect(cause));

/** @type {(lines: string) => string} */
const indent = (lines) => lines.replace(/^/gm, '    ');
