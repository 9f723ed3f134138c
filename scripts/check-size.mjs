// `npm run size`: what each way of using the packages costs a page, from the tarballs that would be published, and whether
// the very add-in that was weighed works with the real host. Build first. The limits are in scripts/budgets.mjs.
import { rmSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { addinBudget, budgets, playgroundLimitBytes } from './budgets.mjs';
import { weighFirstBundle } from './first-bundle.mjs';
import { writeOutcome } from './outcome.mjs';
import { packedProject } from './pack-packages.mjs';
import { bundle, runMeasured } from './run-measured.mjs';

/** @param {import('./budgets.mjs').Budget} budget */
async function bundleSample({ code }) {
  const input = `${packedProject}sample.js`;
  writeFileSync(input, code);
  try {
    return await bundle({ root: packedProject, build: { rolldownOptions: { input } } });
  } finally {
    rmSync(input);
  }
}

/** @type {boolean[]} */
const checks = [];
/** @type {string[]} */
const notes = [];
let measured = '';

/** @type {(name: string, bytes: number, limitBytes: number) => void} */
function judge(name, bytes, limitBytes) {
  const fits = bytes <= limitBytes;
  const figures = `${bytes.toLocaleString('en').padStart(7)} of ${limitBytes.toLocaleString('en').padStart(7)}`;
  notes.push(`${figures} bytes gzip  ${name}${fits ? '' : ', which is too much'}`);
  checks.push(fits);
}

for (const budget of budgets) {
  const bundled = await bundleSample(budget);
  if (budget === addinBudget) measured = bundled;
  judge(budget.name, gzipSync(bundled, { level: 9 }).length, budget.limitBytes);
}
const firstBundleBytes = weighFirstBundle();
if (firstBundleBytes === undefined) console.log('The playground is weighed once it was built: npm run build.');
else judge('the playground, to its first paint', firstBundleBytes, playgroundLimitBytes);
console.log(notes.join('\n'));
if (process.env.ROOMPANE_BUNDLE) writeFileSync(process.env.ROOMPANE_BUNDLE, measured);

try {
  await runMeasured(measured);
  checks.push(true);
} catch (error) {
  console.error('The add-in that was weighed does not work with the host:', error);
  checks.push(false);
}
const passed = checks.filter(Boolean).length;
writeOutcome({ passed, failed: checks.length - passed, notes });
process.exitCode = passed === checks.length ? 0 : 1;
