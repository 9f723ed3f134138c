// `npm run test:browser [-- files…] [--grep title]`: what needs a DOM or real frames, in Chromium, against the sources.
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter, startTestRunner } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { bundledFrames } from '../tools/wtr-bundled-frames.mjs';
import { twoSites } from '../tools/wtr-two-sites.mjs';
import { browserReporter } from './browser-reporter.mjs';
import { chromiumArgs, findChromium } from './chromium.mjs';
import { root } from './root.mjs';
import { readTestArguments } from './test-arguments.mjs';

const { files, grep } = readTestArguments();
const executablePath = await findChromium();
if (!executablePath) {
  console.error('No Chromium was found. Run `npm test` once, which brings one, or set CHROME_PATH.');
  process.exit(1);
}

const sites = twoSites();
const exportConditions = ['source', 'browser', 'development'];
const tsconfig = `${root}tsconfig.base.json`;
const isDevelopmentNotice = (/** @type {unknown} */ line) => String(line).startsWith('Lit is in dev mode');

const runner = await startTestRunner({
  readCliArgs: false,
  readFileConfig: false,
  autoExitProcess: false,
  config: {
    rootDir: root,
    hostname: sites.hostName,
    files: files.length ? files : ['packages/*/test/**/*.test.ts', 'examples/*/test/**/*.test.ts'],
    middleware: [sites.middleware],
    nodeResolve: { exportConditions },
    plugins: [
      sites.plugin,
      bundledFrames({ root, conditions: exportConditions, tsconfig }),
      esbuildPlugin({ ts: true, target: 'es2022', tsconfig }),
    ],
    testFramework: { config: { timeout: '5000', ...(grep ? { grep } : {}) } },
    filterBrowserLogs: ({ args }) => !isDevelopmentNotice(args[0]),
    browsers: [chromeLauncher({ launchOptions: { executablePath, args: chromiumArgs } })],
    reporters: [
      defaultReporter({ reportTestResults: true, reportTestProgress: false }),
      browserReporter({ isFiltered: Boolean(grep) }),
    ],
  },
});
if (!runner) process.exit(1);
runner.on('stopped', (passed) => process.exit(passed && process.exitCode !== 1 ? 0 : 1));
