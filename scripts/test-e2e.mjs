// `npm run test:e2e [-- files…]`: the playground as a user meets it. Each file of e2e/ exports tests by their titles:
//   export const tests = { 'a post appears in the room': async ({ context, url }) => { … } };
// Each test gets a browser context of its own, which is closed behind it.
import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import { chromiumArgs, findChromium } from './chromium.mjs';
import { findFiles } from './find-files.mjs';
import { writeOutcome } from './outcome.mjs';
import { root } from './root.mjs';
import { readTestArguments } from './test-arguments.mjs';

/**
 * @typedef {object} EndToEnd
 * @property {import('playwright-core').BrowserContext} context a fresh one, closed after the test
 * @property {string} url the playground's address
 */

/** @typedef {(given: EndToEnd) => Promise<void>} EndToEndTest */

/** @type {import('./outcome.mjs').Outcome & { failures: import('./outcome.mjs').Failure[] }} */
const outcome = { passed: 0, failed: 0, failures: [] };

/** @type {(title: string, run: () => Promise<void>) => Promise<void>} */
async function record(title, run) {
  try {
    await run();
    outcome.passed += 1;
    console.log(`✔ ${title}`);
  } catch (error) {
    outcome.failed += 1;
    outcome.failures.push({ title, isAssertion: error instanceof Error && error.name === 'AssertionError' });
    console.error(`✖ ${title}\n`, error);
  }
}

/** @type {(file: string) => Promise<[string, EndToEndTest][]>} */
const testsOf = async (file) => Object.entries((await import(root + file)).tests);

const { files, grep } = readTestArguments();
const wanted = files.length ? files : findFiles(/\.e2e\.mjs$/, 'e2e/');
const tests = (await Promise.all(wanted.map(testsOf))).flat().filter(([title]) => new RegExp(grep ?? '').test(title));

if (tests.length > 0) {
  process.chdir(root);
  const executablePath = await findChromium();
  if (!executablePath) throw new Error('No Chromium was found. Run `npm test` once, which brings one.');
  // A page that reloads because a file was saved would fail a test that has nothing to do with it.
  const server = await createServer({ logLevel: 'warn', server: { watch: null, hmr: false } });
  await server.listen();
  const browser = await chromium.launch({ executablePath, args: chromiumArgs });
  const url = `http://localhost:${server.config.server.port}/playground/`;
  for (const [title, test] of tests) {
    const context = await browser.newContext();
    await record(title, () => test({ context, url }));
    await context.close();
  }
  await browser.close();
  await server.close();
}

writeOutcome(outcome);
console.log(`${outcome.passed} passed, ${outcome.failed} failed`);
process.exit(outcome.failed > 0 ? 1 : 0);
