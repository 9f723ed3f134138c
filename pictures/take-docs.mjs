// `npm run pictures`: makes the pictures that README.md and docs show, in docs/pictures. Look at them before they are kept.
import { mkdirSync, writeFileSync } from 'node:fs';
import { draft } from '../e2e/on-playground.mjs';
import { root } from '../scripts/root.mjs';
import { toKept } from './keep-picture.mjs';
import { filterVerdicts, inspector, postTwo, takePlayground } from './playground.mjs';
import { takeNotices } from './states.mjs';
import { inStudio, shootAll } from './studio.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {(page: Page) => import('playwright-core').Locator} */
const stopped = (page) => inspector(page).locator('.in-row', { hasText: 'Stopped' });

/** Both posts, and the verdicts on them. @type {(page: Page) => Promise<void>} */
async function playPosts(page) {
  await postTwo(page);
  await filterVerdicts(page);
  await stopped(page).waitFor();
  await draft(page).focus();
}

/** The verdict on the second post, opened. @type {(page: Page) => Promise<void>} */
async function openVerdict(page) {
  await postTwo(page);
  await filterVerdicts(page);
  await inspector(page).getByRole('button', { name: 'Show contents' }).click();
  await stopped(page).click();
  await page.getByRole('complementary', { name: 'Details' }).waitFor();
}

const wide = /** @type {[number, number]} */ ([1440, 900]);
/** What takes time shows how long it took, so these are new each time. */
const inMotion = /** @type {const} */ ({ doDatesMove: true, style: '' });

/** @type {Readonly<Record<string, import('./playground.mjs').Scene>>} */
const scenes = {
  'playground-light': { size: wide, play: playPosts, ...inMotion },
  'playground-dark': { size: wide, search: '?theme=dark', play: playPosts, ...inMotion },
  'playground-rtl': { size: wide, search: '?lang=ar', play: playPosts, ...inMotion },
  'playground-narrow': { size: [420, 900], play: postTwo, ...inMotion },
  inspector: {
    size: wide,
    settings: { inspectorHeightPx: 400 },
    play: openVerdict,
    part: 'inspector-panel',
    ...inMotion,
  },
};

const folder = `${root}docs/pictures/`;

const { pictures, failures } = await inStudio((camera, site) => {
  const playground = Object.entries(scenes).map(([name, scene]) => ({
    name,
    take: async () => [{ name, png: await takePlayground(camera, site, scene) }],
  }));
  const notices = /** @type {const} */ (['light', 'dark']).map((theme) => ({
    name: `notices-${theme}`,
    take: async () => [{ name: `notices-${theme}`, png: await takeNotices(camera, site, theme) }],
  }));
  return shootAll([...playground, ...notices]);
});

mkdirSync(folder, { recursive: true });
for (const { name, png } of pictures) {
  const kept = toKept(png);
  writeFileSync(`${folder}${name}.png`, kept);
  console.log(`${name}: ${Math.round(kept.length / 1_000)} KB`);
}
for (const { name, error } of failures) console.error(`✖ ${name} could not be taken\n`, error);
process.exit(failures.length > 0 ? 1 : 0);
