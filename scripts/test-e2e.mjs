// `npm run test:e2e [-- files…] [--dev]`: the playground as a user meets it, built; with --dev as its development server
// gives it. Each file of e2e/ exports tests by their titles:
//   export const tests = { 'a post appears in the room': async ({ context, url }) => { … } };
// Each test gets a browser context of its own, which is closed behind it.
import { chromium } from 'playwright-core';
import { serveBuiltSite, serveSources } from './built-site.mjs';
import { chromiumArgs, findChromium } from './chromium.mjs';
import { findFiles } from './find-files.mjs';
import { firstLine, writeOutcome } from './outcome.mjs';
import { root } from './root.mjs';
import { readTestArguments } from './test-arguments.mjs';

/**
 * @typedef {object} EndToEnd
 * @property {import('playwright-core').BrowserContext} context a fresh one, closed after the test
 * @property {string} url the playground's address
 */

/** @typedef {(given: EndToEnd) => Promise<void>} EndToEndTest */

/** Tests at a time, for two cores. Much of each is waiting: for a deadline, a server, a frame. */
const workerCount = 3;

/** @type {import('./outcome.mjs').Outcome & { failures: import('./outcome.mjs').Failure[] }} */
const outcome = { passed: 0, failed: 0, failures: [] };

/** @type {(title: string, run: () => Promise<void>) => Promise<void>} */
async function record(title, run) {
  const startedAt = performance.now();
  const seconds = () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  try {
    await run();
    outcome.passed += 1;
    console.log(`✔ ${title} (${seconds()})`);
  } catch (error) {
    outcome.failed += 1;
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    outcome.failures.push({ title, reason: firstLine(message), isAssertion: name === 'AssertionError' });
    console.error(`✖ ${title} (${seconds()})\n`, error);
  }
}

/** @type {(file: string) => Promise<[string, EndToEndTest][]>} */
const testsOf = async (file) => Object.entries((await import(root + file)).tests);

const { files, grep, dev } = readTestArguments();
const wanted = files.length ? files : findFiles(/\.e2e\.mjs$/, 'e2e/');
const tests = (await Promise.all(wanted.map(testsOf))).flat().filter(([title]) => new RegExp(grep ?? '').test(title));

if (tests.length > 0) {
  const executablePath = await findChromium();
  if (!executablePath) throw new Error('No Chromium was found. Run `npm test` once, which brings one.');
  const site = await (dev ? serveSources() : serveBuiltSite());
  const browser = await chromium.launch({ executablePath, args: chromiumArgs });
  const left = [...tests];
  const work = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [title, test] = next;
      const context = await browser.newContext();
      await record(title, () => test({ context, url: site.url }));
      await context.close();
    }
  };
  await Promise.all(Array.from({ length: workerCount }, work));
  await browser.close();
  await site.close();
}

writeOutcome(outcome);
console.log(`${outcome.passed} passed, ${outcome.failed} failed`);
process.exit(outcome.failed > 0 ? 1 : 0);
