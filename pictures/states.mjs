// The page of the elements' states, cut into a picture for each state.
import { PNG } from 'pngjs';
import { takePicture } from './camera.mjs';

/** @typedef {{ theme: 'light' | 'dark', dir: 'ltr' | 'rtl', density: 'comfortable' | 'compact' }} Look */
/** @typedef {{ name: string, png: Buffer }} Picture */
/** @typedef {{ name: string, x: number, y: number, width: number, height: number }} Place */

export const statesPage = 'packages/elements/test/states.html';

/** Each state as high as it is, and on whole pixels whatever stands beside it. */
const style = `
  #states { grid-template-columns: repeat(auto-fill, 400px); align-items: start; }
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

/**
 * @param {import('./camera.mjs').Camera} camera
 * @param {URL} site
 * @param {Look & { widthPx?: number }} look
 * @returns {Promise<Picture[]>}
 */
export function takeStates(camera, site, { widthPx = 1296, ...look }) {
  const address = new URL(`/${statesPage}?${new URLSearchParams(look)}`, site);
  return camera.withPage({ widthPx, heightPx: 900 }, async (page) => {
    await page.goto(address.href);
    await page.addStyleTag({ content: style });
    await page.locator('html[data-ready]').waitFor({ state: 'attached' });
    const whole = PNG.sync.read(await takePicture(page, { fullPage: true }));
    const places = await page.evaluate(findPlaces);
    return places.map((place) => ({ name: place.name, png: cut(whole, place) }));
  });
}
