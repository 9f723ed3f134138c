// `npm run test:xmpp [-- --grep title]`: the XMPP provider on a Prosody that is started for it, in Node and in Chromium.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from './engines.mjs';
import { outcomeVariable, readOutcome, writeOutcome } from './outcome.mjs';
import { installProsody } from './prosody-installation.mjs';
import { startProsody } from './prosody.mjs';
import { root } from './root.mjs';
import { runBrowserTests } from './run-browser-tests.mjs';
import { readTestArguments } from './test-arguments.mjs';

const tests = 'packages/provider-xmpp/test/';
const { grep } = readTestArguments();

if (!installProsody()) {
  const reason = 'there is no Prosody here, and only Debian’s can be installed, by root';
  console.log(`left out: ${reason}`);
  writeOutcome({ passed: 0, failed: 0, leftOut: [{ name: 'provider-xmpp on a server', reason }] });
  process.exit(0);
}

/** @param {string} ending */
const findTests = (ending) =>
  readdirSync(join(root, tests), 'utf8')
    .filter((name) => name.endsWith(ending))
    .map((name) => tests + name);

/** @type {(url: string) => Promise<import('./outcome.mjs').Outcome>} */
async function runInNode(url) {
  const folder = mkdtempSync(join(tmpdir(), 'roompane-xmpp-'));
  const run = spawn(
    process.execPath,
    [
      '--import=tsx',
      '--conditions=source',
      '--conditions=development',
      '--test',
      '--test-reporter=./scripts/node-reporter.mjs',
      '--test-reporter-destination=stdout',
      ...(grep ? [`--test-name-pattern=${grep}`] : []),
      ...findTests('.server.ts'),
    ],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ROOMPANE_XMPP_URL: url, [outcomeVariable]: `${folder}/node.json` },
    },
  );
  const [status] = await once(run, 'exit');
  const counted = readOutcome(`${folder}/node.json`) ?? { passed: 0, failed: 1 };
  rmSync(folder, { recursive: true });
  return { ...counted, failed: Math.max(counted.failed, status === 0 ? 0 : 1) };
}

/** @type {(url: string) => Promise<import('./outcome.mjs').Outcome>} */
async function runInChromium(url) {
  const launcher = await chromium.find();
  if (!launcher) return { passed: 0, failed: 1 };
  return runBrowserTests(launcher, {
    files: findTests('.page.ts'),
    grep,
    testTimeoutMs: chromium.testTimeoutMs,
    served: new Map([['/xmpp-server-url', url]]),
  });
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
const prosody = await startProsody();
try {
  const outcomes = [await runInNode(prosody.url), await runInChromium(prosody.url)];
  const passed = outcomes.reduce((sum, each) => sum + each.passed, 0);
  const failed = outcomes.reduce((sum, each) => sum + each.failed, 0);
  writeOutcome({ passed, failed, failures: outcomes.flatMap(({ failures = [] }) => failures) });
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  await prosody.stop();
}
