// Runs one stage of `npm test`, and says what it counted and what it said.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { outcomeVariable, readOutcome } from './outcome.mjs';
import { root } from './root.mjs';

/** @typedef {import('./outcome.mjs').Outcome} Outcome */
/** @typedef {Outcome & { seconds: number, said: string, fallen: readonly string[] }} StageOutcome */

/** Of what a stage said that has no titles for its failures. */
const lastLines = 5;

/** What failed, in a line each. @type {(outcome: Outcome, said: string) => readonly string[]} */
function listFallen({ failed, failures }, said) {
  if (failures) {
    const titles = failures.map(({ title, reason }) => (reason ? `${title} (${reason})` : title));
    return titles.length < failed ? [...titles, 'more than this has a title for, see above'] : titles;
  }
  if (failed === 0) return [];
  const lines = said.split('\n').filter((line) => line.trim());
  const marked = lines.filter((line) => line.startsWith('✖ ')).map((line) => line.slice(2));
  return marked.length < failed ? lines.slice(-lastLines) : marked;
}

/**
 * @param {import('./stages.mjs').Stage} stage
 * @param {{ folder: string, isAlone: boolean }} options a folder for its counts, and whether it may speak while it runs
 * @returns {Promise<StageOutcome>}
 */
export async function runStage({ name, run }, { folder, isAlone }) {
  const path = join(folder, `${name}.json`);
  const startedAt = performance.now();
  const child = spawn(process.execPath, run, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, [outcomeVariable]: path },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      said += text;
      if (isAlone) process.stdout.write(text);
    });
  }
  const [status] = await once(child, 'close');
  const counted = readOutcome(path) ?? { passed: status === 0 ? 1 : 0, failed: 0 };
  // A stage that broke without counting a failure still failed.
  const outcome = { ...counted, failed: Math.max(counted.failed, status === 0 ? 0 : 1) };
  return { ...outcome, said, fallen: listFallen(outcome, said), seconds: (performance.now() - startedAt) / 1000 };
}
