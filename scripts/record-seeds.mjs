// `npm run seeds:update`: plays many lives of a room in Node, and chooses the fifty that are played on real frames too.
// They come to whatever can happen to an add-in, and notice each guard that lives are to notice.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { bundleNodeTests } from './bundle-node-tests.mjs';
import { root } from './root.mjs';
import { mutations } from './teeth/mutations.mjs';
import { createWorkingCopy } from './teeth/working-copy.mjs';

/** @typedef {import('./play-lives.mjs').PlayedLife} PlayedLife */

const CANDIDATES = 3_000;
const RECORDED = 50;
/** So often each pair of a state and an input is met, and so many lives notice each guard. */
const OFTEN = 2;

const tests = ['packages/host/src/session/session-model.test.ts', 'packages/host/test/recorded-lives.frames.test.ts'];
const seedsFile = 'packages/host/test/session-model/recorded-seeds.ts';

const copy = createWorkingCopy();
process.once('exit', () => rmSync(copy, { recursive: true, force: true }));

/** As the copy is now. @type {() => Promise<PlayedLife[]>} */
async function playLives() {
  const [player = ''] = await bundleNodeTests(copy, ['scripts/play-lives.mjs'], join(copy, '.bundles'));
  const args = [player, String(CANDIDATES)];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout);
}

const candidates = await playLives();
const seedOf = (/** @type {PlayedLife} */ { seed }) => seed;
const wrong = candidates.filter(({ isRight }) => !isRight).map(seedOf);
if (wrong.length > 0) throw new Error(`Lives that are not as they should be: ${wrong.join(', ')}`);

/** What each life is good for: its pairs, and guards without which it goes wrong. */
const gains = new Map(candidates.map(({ seed, met }) => [seed, new Map(Object.entries(met))]));
const guards = new Map(mutations.filter(({ test }) => tests.includes(test)).map((guard) => [guard.find, guard]));
for (const { name, file, find, replace } of guards.values()) {
  const path = join(copy, file);
  const source = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    source.replace(find, () => replace),
  );
  const noticed = (await playLives()).filter(({ isRight }) => !isRight);
  writeFileSync(path, source);
  console.log(`${noticed.length} of ${CANDIDATES} lives notice: ${name}`);
  for (const { seed } of noticed) gains.get(seed)?.set(name, 1);
}

const lacking = new Map([...gains.values()].flatMap((gain) => [...gain.keys()].map((what) => [what, OFTEN])));

/** Lives with many loads come to much, and take long; where nothing is lacking any more a short one is next. */
const worth = (/** @type {PlayedLife} */ { seed, loads }) => {
  const gain = [...lacking].reduce((sum, [what, left]) => sum + Math.min(left, gains.get(seed)?.get(what) ?? 0), 0);
  return (gain + 0.1) / (loads + 4);
};

/** @type {PlayedLife[]} */
const chosen = [];
while (chosen.length < RECORDED) {
  const best = candidates.reduce((one, other) => (worth(other) > worth(one) ? other : one));
  for (const [what, left] of lacking) lacking.set(what, Math.max(0, left - (gains.get(best.seed)?.get(what) ?? 0)));
  candidates.splice(candidates.indexOf(best), 1);
  chosen.push(best);
}

const seeds = chosen.map(seedOf).sort((one, other) => one - other);
const source = `/** Each stands for a life. Written by \`npm run seeds:update\`. */
export const recordedSeeds: readonly number[] = [${seeds.join(', ')}];`;
const style = await resolveConfig(root + seedsFile);
writeFileSync(root + seedsFile, await format(source, { ...style, parser: 'typescript' }));
for (const [what, left] of lacking) if (left > 0) console.log(`too few by ${left}: ${what}`);
console.log(`${chosen.reduce((sum, { loads }) => sum + loads, 0)} pages are loaded in these lives`);
