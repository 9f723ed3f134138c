// Takes pictures that are the same whenever and wherever the same Chromium takes them: one moment, one language, one time
// zone, the fonts that Roompane ships, nothing that moves or blinks.
import { chromium } from 'playwright-core';
import { chromiumArgs, findChromium } from '../scripts/chromium.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** A Tuesday at the desk. */
const MOMENT = '2025-11-18T10:46:00Z';

const args = [
  ...chromiumArgs,
  '--disable-lcd-text',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--disable-partial-raster',
];

/**
 * Stands in every page and frame before its scripts. Dates stand still and timers run, which a mocked clock could not do:
 * frames on two sites settle nothing when each waits for time that nobody moves.
 * @param {{ epochMs: number, aheadMs: number | undefined }} moment the time it is; or how far it is ahead of the real one
 */
function setDates({ epochMs, aheadMs }) {
  const PlatformDate = Date;
  const now = () => (aheadMs === undefined ? epochMs : PlatformDate.now() + aheadMs);
  globalThis.Date = /** @type {DateConstructor} */ (
    class extends PlatformDate {
      /** @param {[]} given */
      constructor(...given) {
        if (given.length === 0) super(now());
        else super(...given);
      }
      /** @override */
      static now() {
        return now();
      }
    }
  );
}

/**
 * @typedef {object} View
 * @property {number} widthPx
 * @property {number} heightPx
 * @property {boolean} [doDatesMove] for pictures that show how long something took; no two of them are the same
 */

/**
 * @typedef {object} Camera
 * @property {string} chromiumMajor
 * @property {<T>(view: View, use: (page: Page) => Promise<T>) => Promise<T>} withPage a page with nothing in its storage
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<Camera>} */
export async function openCamera() {
  const executablePath = await findChromium();
  if (!executablePath) throw new Error('No Chromium was found. Run `npm test` once, which brings one.');
  const browser = await chromium.launch({ executablePath, args });
  return {
    chromiumMajor: browser.version().split('.')[0] ?? '',
    close: () => browser.close(),
    withPage: async ({ widthPx, heightPx, doDatesMove = false }, use) => {
      const context = await browser.newContext({
        viewport: { width: widthPx, height: heightPx },
        locale: 'en-GB',
        timezoneId: 'UTC',
        colorScheme: 'light',
        reducedMotion: 'reduce',
      });
      const epochMs = Date.parse(MOMENT);
      await context.addInitScript(setDates, { epochMs, aheadMs: doDatesMove ? epochMs - Date.now() : undefined });
      try {
        return await use(await context.newPage());
      } finally {
        await context.close();
      }
    },
  };
}

/** Every frame has the fonts that it draws with. @type {(page: Page) => Promise<unknown>} */
const untilFontsAreThere = (page) =>
  Promise.all(page.frames().map((frame) => frame.evaluate(() => document.fonts.ready.then(() => undefined))));

const mostTries = 8;

/**
 * What the page shows once it shows the same twice; at once where something moves that is meant to.
 * @param {Page} page
 * @param {{ fullPage?: boolean, style?: string, part?: string | undefined, isMoving?: boolean }} [options] part: a selector
 * @returns {Promise<Buffer>} a PNG
 */
export async function takePicture(page, { part, isMoving = false, ...options } = {}) {
  await untilFontsAreThere(page);
  const subject = part === undefined ? page : page.locator(part);
  const shoot = () => subject.screenshot({ animations: 'disabled', caret: 'hide', scale: 'css', ...options });
  let before = await shoot();
  if (isMoving) return before;
  for (let tries = 1; tries < mostTries; tries++) {
    const now = await shoot();
    if (now.equals(before)) return now;
    before = now;
  }
  throw new Error(`${page.url()} does not come to rest: ${mostTries} pictures of it differ, each from the one before.`);
}
