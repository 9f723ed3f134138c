// `npm test`: installs what is missing, runs every stage, and ends with how much passed and failed.
import './node-version.mjs';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackages } from './installation.mjs';
import { outcomeVariable, readOutcome } from './outcome.mjs';
import { root } from './root.mjs';
import { stages } from './stages.mjs';

/** @typedef {import('./outcome.mjs').Outcome} Outcome */

const isStrict = process.env.CI === 'true';

/** @type {(stage: import('./stages.mjs').Stage, folder: string) => Outcome} */
function runStage({ name, run }, folder) {
  const path = join(folder, `${name}.json`);
  const { status } = spawnSync(process.execPath, run, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, [outcomeVariable]: path },
  });
  const counted = readOutcome(path) ?? { passed: status === 0 ? 1 : 0, failed: 0 };
  // A stage that broke without counting a failure still failed.
  return { ...counted, failed: Math.max(counted.failed, status === 0 ? 0 : 1) };
}

installPackages();
const { installChromium } = await import('./chromium-installation.mjs');
const hasChromium = await installChromium();

/** @type {Outcome} */
const total = { passed: 0, failed: hasChromium ? 0 : 1 };
/** @type {string[]} */
const summary = [];
/** @type {string[]} */
const leftOut = [];
const folder = mkdtempSync(join(tmpdir(), 'roompane-test-'));

for (const stage of stages) {
  console.log(`\n── ${stage.name}`);
  const startedAt = performance.now();
  const outcome = runStage(stage, folder);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  total.passed += outcome.passed;
  total.failed += outcome.failed;
  leftOut.push(...(outcome.leftOut ?? []).map(({ name, reason }) => `left out: ${name}, ${reason}`));
  const counts = `${outcome.passed} passed, ${outcome.failed} failed`;
  summary.push(`${outcome.failed ? '✖' : '✔'} ${stage.name.padEnd(16)}${`${seconds} s`.padStart(8)}   ${counts}`);
  summary.push(...(outcome.notes ?? []).map((note) => `    ${note}`));
}
rmSync(folder, { recursive: true, force: true });

console.log(['', ...summary, ...leftOut].join('\n'));
if (isStrict && leftOut.length > 0) console.log('Nothing may be left out here (CI=true).');
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || (isStrict && leftOut.length > 0) ? 1 : 0;
