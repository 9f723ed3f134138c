// The page of the elements' states, cut into a picture for each state.
import { PNG } from 'pngjs';
import { takePicture } from './camera.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ theme: 'light' | 'dark', dir: 'ltr' | 'rtl', density: 'comfortable' | 'compact' }} Look */
/** @typedef {{ name: string, png: Buffer }} Picture */
/** @typedef {{ name: string, x: number, y: number, width: number, height: number }} Place */

export const statesPage = 'packages/elements/test/states.html';

/** Each state as high as it is, and on whole pixels whatever stands beside it. @type {(columnPx: number) => string} */
const apart = (columnPx) => `
  #states { grid-template-columns: repeat(auto-fill, ${columnPx}px); align-items: start; }
  figure.is-wide { grid-column: auto; }
`;

/** Where each state stands, named for its element and its caption. @type {() => Place[]} */
const findPlaces = () =>
  [...document.querySelectorAll('#states figure')].map((figure) => {
    const frame = figure.querySelector('.frame');
    const caption = figure.querySelector('figcaption')?.textContent ?? '';
    if (!frame) throw new Error(`${caption} has no frame.`);
    const { x, y, width, height } = frame.getBoundingClientRect();
    const words = `${frame.firstElementChild?.localName} ${caption}`;
    const name =
      words
        .toLowerCase()
        .match(/[a-z]+/g)
        ?.join('-') ?? '';
    return { name, x: x + scrollX, y: y + scrollY, width, height };
  });

/** @type {(whole: PNG, place: Place) => Buffer} */
function cut(whole, { x, y, width, height }) {
  const part = new PNG({ width, height });
  PNG.bitblt(whole, part, x, y, width, height);
  return PNG.sync.write(part);
}

/** @type {(site: URL, look: Partial<Look>) => string} */
const addressOf = (site, look) => new URL(`/${statesPage}?${new URLSearchParams(look)}`, site).href;

/** @type {(page: Page, address: string, css: string) => Promise<void>} */
async function open(page, address, css) {
  await page.goto(address);
  await page.addStyleTag({ content: css });
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
}

/**
 * @param {import('./camera.mjs').Camera} camera
 * @param {URL} site
 * @param {Look & { columnPx?: number }} look
 * @returns {Promise<Picture[]>}
 */
export function takeStates(camera, site, { columnPx = 400, ...look }) {
  return camera.withPage({ widthPx: 1296, heightPx: 900 }, async (page) => {
    await open(page, addressOf(site, look), apart(columnPx));
    const whole = PNG.sync.read(await takePicture(page, { fullPage: true }));
    const places = await page.evaluate(findPlaces);
    return places.map((place) => ({ name: place.name, png: cut(whole, place) }));
  });
}

/** The composer with each of its notices, on one picture. */
const noticesStyle = `
  #states { grid-template-columns: repeat(2, 440px); align-items: start; }
  figure:not(:has(room-composer)) { display: none; }
  .frame { padding-block-start: 12px; }
  body { inline-size: max-content; padding: 16px; }
`;
const notices = ['Stopped, with a fix', 'Stopped, without', 'Changed', 'Not checked', 'Check required', 'Failed'];

/**
 * @param {import('./camera.mjs').Camera} camera
 * @param {URL} site
 * @param {Look['theme']} theme
 * @returns {Promise<Buffer>} a PNG
 */
export function takeNotices(camera, site, theme) {
  return camera.withPage({ widthPx: 928, heightPx: 900 }, async (page) => {
    await open(page, addressOf(site, { theme }), noticesStyle);
    await page.evaluate((captions) => {
      for (const figure of document.querySelectorAll('#states figure'))
        if (!captions.includes(figure.querySelector('figcaption')?.textContent ?? '')) figure.remove();
    }, notices);
    return takePicture(page, { part: 'body' });
  });
}
