// What the packages offer is committed as reports, one for each entry and one of the elements, and may change on purpose only. Build first.
// `npm run api:update` writes them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createApiReports } from './api-reports.mjs';
import { createElementsReport } from './elements-report.mjs';
import { findFiles } from './find-files.mjs';
import { writeOutcome } from './outcome.mjs';
import { root } from './root.mjs';

const isUpdate = process.argv.includes('--update');

/** @param {string} path */
const committed = (path) => (existsSync(root + path) ? readFileSync(root + path, 'utf8') : '');

/** @param {import('./api-reports.mjs').ApiReport} report */
function showDifference({ path, text }) {
  const args = ['diff', '--no-index', '--unified=1', '--', existsSync(root + path) ? path : '/dev/null', '-'];
  const { stdout } = spawnSync('git', args, { cwd: root, input: text, encoding: 'utf8' });
  console.error(`✖ ${path} is not what the package offers now:\n${stdout}`);
}

/** @param {import('./api-reports.mjs').ApiReport} report */
function update({ path, text }) {
  mkdirSync(dirname(root + path), { recursive: true });
  writeFileSync(root + path, text);
}

const reports = [...createApiReports(), createElementsReport()];
const current = reports.map(({ path }) => path);
const stale = findFiles(/\.api\.md$/, 'packages/').filter((path) => !current.includes(path));
const changed = reports.filter(({ path, text }) => committed(path) !== text);

if (isUpdate) {
  changed.forEach(update);
  console.log(changed.length ? `wrote ${changed.map(({ path }) => path).join(', ')}` : 'nothing has changed');
} else {
  changed.forEach(showDifference);
}
for (const path of stale) console.error(`✖ ${path} is about an entry that is not there any more: delete it.`);

const failed = (isUpdate ? 0 : changed.length) + stale.length;
if (failed > 0) {
  console.error(`
A report of what a package offers is red: what others may rely on has changed.
- Not on purpose? Take the change back: somebody's code may stop compiling.
- On purpose? \`npm run api:update\`, read the difference as a stranger would, and commit it with the change.`);
}
writeOutcome({ passed: reports.length - changed.length, failed });
process.exitCode = failed > 0 ? 1 : 0;
