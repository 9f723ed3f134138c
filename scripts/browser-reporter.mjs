// Counts the tests of a browser run.
import { relative } from 'node:path';
import { firstLine } from './outcome.mjs';
import { root } from './root.mjs';

/** @typedef {import('@web/test-runner').TestSuiteResult} Suite */
/** @typedef {import('@web/test-runner').TestResult & { title: string }} Test */
/** @typedef {import('./engine-gaps.mjs').Gap} Gap */

/**
 * @typedef {import('./outcome.mjs').Outcome & { isGreen: boolean, notPossible: readonly Gap[] }} BrowserOutcome `isGreen`
 *   is false, too, when nothing ran; `notPossible` is what failed as its row in the table of gaps says
 */

/** @type {(suite: Suite, above?: string[]) => Test[]} */
const flatten = ({ name, tests, suites }, above = []) => {
  const titles = name ? [...above, name] : above;
  return [
    ...tests.map((test) => ({ ...test, title: [...titles, test.name].join(' › ') })),
    ...suites.flatMap((suite) => flatten(suite, titles)),
  ];
};

/** Mocha gives what came to no end no name of its own. @type {(error: Test['error']) => boolean} */
const isTimeout = (error) => /^Timeout of \d+ms exceeded/.test(error?.message ?? '');

/**
 * @param {object} options
 * @param {boolean} options.isFiltered whether only some tests were asked for: others may then be listed, but neither passed
 *   nor failed
 * @param {readonly Gap[]} options.gaps
 * @param {(outcome: BrowserOutcome) => void} options.onOutcome
 * @returns {import('@web/test-runner').Reporter}
 */
export function browserReporter({ isFiltered, gaps, onOutcome }) {
  return {
    onTestRunFinished({ sessions }) {
      const listed = sessions.flatMap(({ testResults }) => (testResults ? flatten(testResults) : []));
      const tests = listed.filter(({ passed, skipped, error }) => !isFiltered || passed || skipped || error);
      const skipped = tests.filter((test) => test.skipped);
      const fallen = tests.filter((test) => !test.skipped && !test.passed);
      const passed = new Set(tests.filter((test) => test.passed).map(({ title }) => title));
      /** @type {(title: string) => Gap | undefined} */
      const gapOf = (title) => gaps.find((gap) => gap.title === title);
      const failed = fallen.filter(({ title }) => !gapOf(title));
      const notPossible = fallen.flatMap(({ title }) => gapOf(title) ?? []);
      const stale = gaps.filter((gap) => passed.has(gap.title) || (!isFiltered && !notPossible.includes(gap)));
      for (const { title } of stale)
        console.error(`The table of gaps is out of date, this passes or is gone: ${title}`);
      // A page that never loaded, or threw outside a test, has no test to blame.
      const brokenPages = sessions.filter(({ errors, testResults }) => errors.length > 0 || !testResults);
      const failures = failed.length + brokenPages.length + stale.length;
      onOutcome({
        passed: tests.length - skipped.length - fallen.length,
        failed: failures,
        leftOut: skipped.map(({ title }) => ({ name: title, reason: 'skipped' })),
        failures: [
          ...failed.map(({ title, error }) => ({
            title,
            reason: firstLine(error?.message),
            isAssertion: error?.name === 'AssertionError',
            isUnsettled: isTimeout(error),
          })),
          ...brokenPages.map(({ testFile, errors: [error] }) => ({
            title: `the page of ${testFile && relative(root, testFile)}`,
            reason: firstLine(error?.message),
            isAssertion: false,
          })),
          ...stale.map(({ title }) => ({ title, reason: 'the table of gaps is out of date', isAssertion: false })),
        ],
        notPossible,
        isGreen: failures === 0 && tests.length > 0,
      });
    },
  };
}
