// `npm run test:browser [-- files…] [--grep title]`: what needs a DOM or real frames, in Chromium, against the sources.
import { chromium } from './engines.mjs';
import { writeOutcome } from './outcome.mjs';
import { runBrowserTests } from './run-browser-tests.mjs';
import { readTestArguments } from './test-arguments.mjs';

const launcher = await chromium.find();
if (!launcher) {
  console.error('No Chromium was found. Run `npm test` once, which brings one, or set CHROME_PATH.');
  process.exit(1);
}
const outcome = await runBrowserTests(launcher, { ...readTestArguments(), testTimeoutMs: chromium.testTimeoutMs });
writeOutcome(outcome);
console.log(`${outcome.passed} passed, ${outcome.failed} failed`);
process.exit(outcome.isGreen ? 0 : 1);
