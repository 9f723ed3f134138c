// Counts the tests of a browser run, for `npm test`.
import { writeOutcome } from './outcome.mjs';

/** @typedef {import('@web/test-runner').TestSuiteResult} Suite */
/** @typedef {import('@web/test-runner').TestResult & { title: string }} Test */

/** @type {(suite: Suite, above?: string[]) => Test[]} */
const flatten = ({ name, tests, suites }, above = []) => {
  const titles = name ? [...above, name] : above;
  return [
    ...tests.map((test) => ({ ...test, title: [...titles, test.name].join(' › ') })),
    ...suites.flatMap((suite) => flatten(suite, titles)),
  ];
};

/**
 * @param {{ isFiltered: boolean }} options whether only some titles were asked for: the others are then listed, but
 *   neither passed nor failed
 * @returns {import('@web/test-runner').Reporter}
 */
export function browserReporter({ isFiltered }) {
  return {
    onTestRunFinished({ sessions }) {
      const listed = sessions.flatMap(({ testResults }) => (testResults ? flatten(testResults) : []));
      const tests = listed.filter(({ passed, skipped, error }) => !isFiltered || passed || skipped || error);
      const skipped = tests.filter((test) => test.skipped);
      const failed = tests.filter((test) => !test.skipped && !test.passed);
      // A page that never loaded, or threw outside a test, has no test to blame.
      const brokenPages = sessions.filter(({ errors, testResults }) => errors.length > 0 || !testResults);
      const outcome = {
        passed: tests.length - skipped.length - failed.length,
        failed: failed.length + brokenPages.length,
        leftOut: skipped.map(({ title }) => ({ name: title, reason: 'skipped' })),
        failures: failed.map(({ title, error }) => ({ title, isAssertion: error?.name === 'AssertionError' })),
      };
      if (outcome.failed > 0 || tests.length === 0) process.exitCode = 1;
      writeOutcome(outcome);
      console.log(`${outcome.passed} passed, ${outcome.failed} failed`);
    },
  };
}
