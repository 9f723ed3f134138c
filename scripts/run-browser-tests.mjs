// One run of the browser suites in one engine, against the sources.
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter, startTestRunner } from '@web/test-runner';
import { bundledFrames } from '../tools/wtr-bundled-frames.mjs';
import { twoSites } from '../tools/wtr-two-sites.mjs';
import { untouched } from '../tools/wtr-untouched.mjs';
import { browserReporter } from './browser-reporter.mjs';
import { root } from './root.mjs';

/** @typedef {import('./browser-reporter.mjs').BrowserOutcome} BrowserOutcome */

const exportConditions = ['source', 'browser', 'development'];
const tsconfig = `${root}tsconfig.base.json`;
const everyTest = ['packages/*/test/**/*.test.ts', 'examples/*/test/**/*.test.ts'];

const isDevelopmentNotice = (/** @type {unknown} */ line) => String(line).startsWith('Lit is in dev mode');

/**
 * @param {import('@web/test-runner').BrowserLauncher} launcher
 * @param {object} options
 * @param {readonly string[]} options.files all tests when empty
 * @param {string | undefined} options.grep a part of the titles to run
 * @param {number} options.testTimeoutMs
 * @param {readonly import('./engine-gaps.mjs').Gap[]} [options.gaps] tests that cannot pass in this engine
 * @param {ReadonlyMap<string, string>} [options.served] what tests may ask for beside files, as text by path
 * @returns {Promise<BrowserOutcome>}
 */
export async function runBrowserTests(launcher, { files, grep, testTimeoutMs, gaps = [], served = new Map() }) {
  const sites = twoSites();
  /** @type {BrowserOutcome | undefined} */
  let outcome;
  const runner = await startTestRunner({
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
    config: {
      rootDir: root,
      hostname: sites.hostName,
      files: files.length ? [...files] : everyTest,
      middleware: [
        sites.middleware,
        untouched(root, '/packages/host/test/frozen/'),
        (context, next) => (served.has(context.path) ? void (context.body = served.get(context.path)) : next()),
      ],
      nodeResolve: { exportConditions },
      plugins: [
        sites.plugin,
        bundledFrames({ root, conditions: exportConditions, tsconfig }),
        esbuildPlugin({ ts: true, target: 'es2022', tsconfig }),
      ],
      testFramework: { config: { timeout: String(testTimeoutMs), ...(grep ? { grep } : {}) } },
      filterBrowserLogs: ({ args }) => !isDevelopmentNotice(args[0]),
      browsers: [launcher],
      reporters: [
        defaultReporter({ reportTestResults: true, reportTestProgress: false }),
        browserReporter({
          isFiltered: Boolean(grep) || files.length > 0,
          gaps,
          onOutcome: (counted) => (outcome = counted),
        }),
      ],
    },
  });
  if (!runner) throw new Error('The test runner did not start.');
  await new Promise((resolve) => runner.on('stopped', resolve));
  if (!outcome) throw new Error('The test runner stopped without a result.');
  return outcome;
}
