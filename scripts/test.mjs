// `npm test`: installs what is missing, runs every stage, and ends with how much passed and failed.
import './node-version.mjs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackages } from './installation.mjs';
import { runStage } from './run-stage.mjs';
import { stages } from './stages.mjs';

/** @typedef {import('./run-stage.mjs').StageOutcome} StageOutcome */
/** @typedef {import('./stages.mjs').Stage} Stage */

const isStrict = process.env.CI === 'true';

installPackages();
const { installChromium } = await import('./chromium-installation.mjs');
const hasChromium = await installChromium();

const total = { passed: 0, failed: hasChromium ? 0 : 1 };
/** @type {string[]} */
const summary = [];
/** @type {string[]} */
const leftOut = [];
/** Said again at the end: what is kept of a long output is its end. @type {string[]} */
const fallen = hasChromium ? [] : ['✖ no Chromium'];

/** @type {(stage: Stage, outcome: StageOutcome) => void} */
function take({ name }, { passed, failed, seconds, ...outcome }) {
  total.passed += passed;
  total.failed += failed;
  leftOut.push(...(outcome.leftOut ?? []).map((each) => `left out: ${each.name}, ${each.reason}`));
  const time = `${seconds.toFixed(1)} s`.padStart(8);
  summary.push(`${failed ? '✖' : '✔'} ${name.padEnd(16)}${time}   ${passed} passed, ${failed} failed`);
  summary.push(...(outcome.notes ?? []).map((note) => `    ${note}`));
  fallen.push(...outcome.fallen.map((words) => `✖ ${name}: ${words}`));
}

/** @type {(stages: readonly Stage[]) => Promise<void>} */
async function runBeside(neighbours) {
  const isAlone = neighbours.length === 1;
  const lanes = [Promise.resolve(), Promise.resolve()];
  let told = Promise.resolve();
  for (const stage of neighbours) {
    const free = await Promise.race(lanes.map((busy, lane) => busy.then(() => lane)));
    if (isAlone) console.log(`\n── ${stage.name}`);
    const run = runStage(stage, { folder, isAlone });
    lanes[free] = run.then(() => undefined);
    told = told.then(async () => {
      const outcome = await run;
      if (!isAlone) console.log(`\n── ${stage.name}\n${outcome.said.trimEnd()}`);
      take(stage, outcome);
    });
  }
  await told;
}

const folder = mkdtempSync(join(tmpdir(), 'roompane-test-'));
const left = [...stages];
while (left.length > 0) {
  const large = left.findIndex(({ isSmall }) => !isSmall);
  await runBeside(left.splice(0, large < 0 ? left.length : Math.max(1, large)));
}
rmSync(folder, { recursive: true, force: true });

console.log(['', ...summary, ...leftOut, ...fallen].join('\n'));
if (isStrict && leftOut.length > 0) console.log('Nothing may be left out here (CI=true).');
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || (isStrict && leftOut.length > 0) ? 1 : 0;
