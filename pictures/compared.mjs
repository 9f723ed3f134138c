// The pictures that are compared: nearly every state of the elements, the states with most in them turned about, and the
// playground.
import { scenes, takePlayground } from './playground.mjs';
import { takeStates } from './states.mjs';

/** @typedef {import('./states.mjs').Picture} Picture */

/** Where colours, sides and distances have most to show. */
const turnedAbout = new Set([
  'room-header-room',
  'room-roster-roster',
  'room-list-rooms',
  'room-header-auditorium-cut-short',
  'room-composer-on-its-way',
  'room-composer-stopped-with-a-fix',
  'room-composer-changed',
  'room-composer-story',
  'room-messages-kept-posts',
  'room-messages-stale',
  'room-pane-unresponsive',
  'room-pane-silent',
]);

/** Looked at in `npm run pictures:all`; others show the same parts. */
const leftToEyes = new Set([
  'room-composer-composer-nothing-yet',
  'room-composer-posting',
  'room-composer-waiting-for-a-check',
  'room-composer-asked-about',
  'room-composer-check-starting',
  'room-composer-check-missing',
  'room-composer-refused-by-the-user',
  'room-composer-not-checked',
  'room-composer-check-required',
  'room-question-question-about-no-verdict',
  'room-messages-reactions-to-choose',
  'room-messages-removing-failed',
]);

/** @type {(before: string, pictures: Picture[], after?: string) => Picture[]} */
const named = (before, pictures, after = '') =>
  pictures.map(({ name, png }) => ({ name: `${before}${name}${after}`, png }));

/**
 * One act of taking after the other, each for one or more pictures.
 * @param {import('./camera.mjs').Camera} camera
 * @param {URL} site
 * @returns {import('./studio.mjs').Shoot[]}
 */
export function listShoots(camera, site) {
  const states = async () => {
    const all = await takeStates(camera, site, { theme: 'light', dir: 'ltr', density: 'comfortable' });
    const wanted = all.filter(({ name }) => !leftToEyes.has(name));
    return named('states/', wanted);
  };
  const turned = async () => {
    const all = await takeStates(camera, site, { theme: 'dark', dir: 'rtl', density: 'compact' });
    const wanted = all.filter(({ name }) => turnedAbout.has(name));
    return named('states/', wanted, '-dark-rtl-compact');
  };
  const playground = Object.entries(scenes).map(([name, scene]) => ({
    name: `playground/${name}`,
    take: async () => named('playground/', [{ name, png: await takePlayground(camera, site, scene) }]),
  }));
  return [{ name: 'states', take: states }, { name: 'states, turned about', take: turned }, ...playground];
}
