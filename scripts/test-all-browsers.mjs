// `npm run test:all-browsers [-- files…] [--grep title] [--engine name …]`: the browser suites in each engine, one engine
// after the other. Brings the engines that are missing.
import { parseArgs } from 'node:util';
import { gapsOf } from './engine-gaps.mjs';
import { engines } from './engines.mjs';
import { runBrowserTests } from './run-browser-tests.mjs';

const { values, positionals: files } = parseArgs({
  options: { grep: { type: 'string' }, engine: { type: 'string', multiple: true } },
  allowPositionals: true,
});
const asked = values.engine?.map((name) => name.toLowerCase());
const wanted = engines.filter(({ name }) => !asked || asked.includes(name.toLowerCase()));
if (wanted.length === 0 || (asked && wanted.length < new Set(asked).size)) {
  console.error(`There is ${engines.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}

/** @type {string[]} */
const summary = [];
let isGreen = true;

for (const engine of wanted) {
  console.log(`\n── ${engine.name}`);
  const launcher = (await engine.find()) ?? ((await engine.install()) ? await engine.find() : undefined);
  if (!launcher) {
    isGreen = false;
    summary.push(`✖ ${engine.name}: not installed`);
    continue;
  }
  const startedAt = performance.now();
  const outcome = await runBrowserTests(launcher, {
    files,
    grep: values.grep,
    testTimeoutMs: engine.testTimeoutMs,
    gaps: gapsOf(engine.name),
  });
  isGreen &&= outcome.isGreen;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const counts = `${outcome.passed} passed, ${outcome.failed} failed, ${outcome.notPossible.length} not possible`;
  summary.push(`${outcome.isGreen ? '✔' : '✖'} ${engine.name}: ${counts} (${seconds} s)`);
  summary.push(...outcome.notPossible.map(({ title, reason }) => `    not possible: ${title}: ${reason}`));
}

console.log(['', ...summary].join('\n'));
process.exit(isGreen ? 0 : 1);
