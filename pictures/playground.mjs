// The playground in its main states.
import { draft, notice, pane, post } from '../e2e/on-playground.mjs';
import { takePicture } from './camera.mjs';

/** @typedef {import('playwright-core').Page} Page */

/**
 * @typedef {object} Scene
 * @property {[widthPx: number, heightPx: number]} [size]
 * @property {string} [search] what the link says
 * @property {(page: Page) => Promise<unknown>} [play] what is done before the picture
 * @property {string} [part] what of the page is in the picture, by its selector
 * @property {boolean} [doDatesMove]
 * @property {object} [settings] that an earlier visit left
 * @property {string} [style] instead of the one that hides figures of the moment
 */

const narrow = /** @type {[number, number]} */ ([420, 900]);

/** How much has crossed a port depends on the moment; which verdicts there were does not. */
const withoutFigures = '.in-chips .ltr, .in-rate { visibility: hidden }';

/** @type {(page: Page) => import('playwright-core').Locator} */
export const inspector = (page) => page.getByRole('region', { name: 'Inspector' });

/** @type {(page: Page, name: string) => Promise<void>} */
const goTo = (page, name) =>
  page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();

/** @type {(page: Page) => Promise<void>} */
export const filterVerdicts = (page) =>
  inspector(page)
    .getByRole('button', { name: /^Verdicts/ })
    .click();

/** A post that Trade guard changes, and one that it stops. @type {(page: Page) => Promise<void>} */
export async function postTwo(page) {
  await post(page, 'Bid 3 m EURUSD at 1.0861 for 1 min');
  await notice(page).getByText('Trade guard changed this post').waitFor();
  await post(page, 'Sell 8 m EUR/USD at 1.0862, London close');
  await notice(page).getByText('Trade guard stopped this post').waitFor();
}

/** The two posts, and what the inspector says of them. @type {(page: Page) => Promise<void>} */
async function showVerdicts(page) {
  await postTwo(page);
  await filterVerdicts(page);
  await inspector(page).locator('.in-row', { hasText: 'Stopped' }).waitFor();
}

/** @type {(page: Page) => Promise<void>} */
async function showDetails(page) {
  await showVerdicts(page);
  await inspector(page).getByRole('button', { name: 'Show contents' }).click();
  await inspector(page).locator('.in-row', { hasText: 'Stopped' }).click();
  await page.getByRole('complementary', { name: 'Details' }).waitFor();
}

/** @type {(page: Page) => Promise<void>} */
const untilReadOnly = (page) =>
  page.frameLocator('iframe[title="Market feed"]').getByText('You may read here, not post.').waitFor();

/** Each with the name of its picture. @type {Readonly<Record<string, Scene>>} */
export const scenes = {
  light: { play: showVerdicts },
  dark: { search: '?theme=dark', play: showVerdicts },
  'right-to-left': { search: '?dir=rtl', play: showVerdicts },
  'compact-dark-middling': { size: [1100, 800], search: '?theme=dark&density=compact', play: showVerdicts },
  'narrow-room': { size: narrow, play: postTwo },
  'narrow-pane': { size: narrow, search: '?tab=pane' },
  'narrow-inspector': {
    size: narrow,
    play: async (page) => {
      await postTwo(page);
      await goTo(page, 'Inspector');
      await filterVerdicts(page);
    },
  },
  'narrow-conditions': { size: narrow, search: '?theme=dark&tab=conditions' },
  details: { play: showDetails },
  'details-dark-right-to-left': { search: '?theme=dark&dir=rtl', play: showDetails },
  'trade-guard': {
    search: '?addin=trade-guard',
    play: showVerdicts,
  },
  'two-people': {
    search: '?also=priya.raman',
    play: async (page) => {
      const first = draft(page).first();
      await first.fill('Can you see this, Priya?');
      await first.press('Enter');
      await page.locator('room-messages').first().getByText('Can you see this, Priya?').waitFor();
      await filterVerdicts(page);
    },
  },
  'a-visitor': { size: narrow, search: '?as=lena.fischer&theme=dark&tab=pane', play: untilReadOnly },
  keys: {
    play: async (page) => {
      await showVerdicts(page);
      await page.getByRole('button', { name: 'Keys' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  crashed: {
    play: async (page) => {
      await page.getByRole('button', { name: 'Crash host' }).click();
      await page.getByText('You crashed the host').waitFor();
      await filterVerdicts(page);
    },
  },
};

/** Whatever can be in sight has come, if not everything is. @type {(page: Page) => Promise<void>} */
async function untilDrawn(page) {
  const isThere = /** @type {const} */ ({ state: 'attached' });
  await pane(page, 'Market feed').getByText('Connected').waitFor(isThere);
  await pane(page, 'Trade guard').getByText('Connected').waitFor(isThere);
  await page.frameLocator('iframe[title="Market feed"]').locator('tbody tr').nth(5).waitFor(isThere);
  await page.frameLocator('iframe[title="Trade guard"]').locator('#status[data-state="on"]').waitFor(isThere);
}

/** The port is this run's own; what is in the picture is the one that everybody has. @type {(page: Page) => Promise<void>} */
const writeUsualPort = (page) =>
  page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = /** @type {Text} */ (texts.currentNode);
      text.data = text.data.replace(/^127\.0\.0\.1:\d+/, '127.0.0.1:5174');
    }
  });

/**
 * @param {import('./camera.mjs').Camera} camera
 * @param {URL} site
 * @param {Scene} scene
 */
export function takePlayground(camera, site, scene) {
  const { size = [1280, 800], search = '', settings = {}, play } = scene;
  const { part, doDatesMove = false, style = withoutFigures } = scene;
  return camera.withPage({ widthPx: size[0], heightPx: size[1], doDatesMove }, async (page) => {
    const leave = (/** @type {string} */ kept) => localStorage.setItem('roompane.playground.settings', kept);
    await page.addInitScript(leave, JSON.stringify(settings));
    await page.goto(new URL(`/playground/${search}`, site).href);
    await untilDrawn(page);
    await play?.(page);
    await writeUsualPort(page);
    return takePicture(page, { style, part, isMoving: doDatesMove });
  });
}
