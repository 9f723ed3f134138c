// The pictures that were accepted, and what they were made with.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { findFiles } from '../scripts/find-files.mjs';
import { root } from '../scripts/root.mjs';
import { comparePictures } from './compare-pictures.mjs';
import { toKept } from './keep-picture.mjs';

/** @typedef {import('./states.mjs').Picture} Picture */
/** @typedef {{ platform: string, chromiumMajor: string }} MadeWith */

const folder = 'pictures/accepted/';
const madeWithPath = `${root}${folder}made-with.json`;
export const differences = 'pictures/out/differences/';

const pathOf = (/** @type {string} */ name) => `${root}${folder}${name}.png`;

/** @type {(path: string, content: Buffer | string) => void} */
export function write(path, content) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** @returns {MadeWith | undefined} */
export const readMadeWith = () =>
  existsSync(madeWithPath) ? JSON.parse(readFileSync(madeWithPath, 'utf8')) : undefined;

export const forgetDifferences = () => rmSync(root + differences, { recursive: true, force: true });

/** @returns {string[]} */
export const listAccepted = () =>
  existsSync(root + folder) ? findFiles(/\.png$/, folder).map((path) => path.slice(folder.length, -'.png'.length)) : [];

/** What is wrong with a picture, in words; undefined if nothing is. @type {(picture: Picture) => string | undefined} */
export function check({ name, png }) {
  if (!existsSync(pathOf(name))) {
    write(`${root}${differences}${name}.png`, png);
    return 'nobody has accepted it yet';
  }
  const difference = comparePictures(readFileSync(pathOf(name)), png);
  if (difference) write(`${root}${differences}${name}.png`, difference.png);
  return difference?.words;
}

/**
 * Keeps those that differ, as they are now; the others stay as they were accepted.
 * @param {{ pictures: Picture[], gone: string[], madeWith: MadeWith }} given
 */
export function accept({ pictures, gone, madeWith }) {
  for (const picture of pictures.filter(check)) {
    write(pathOf(picture.name), toKept(picture.png));
    console.log(`accepted: ${picture.name}`);
  }
  for (const name of gone) {
    rmSync(pathOf(name));
    console.log(`removed: ${name}`);
  }
  write(madeWithPath, `${JSON.stringify(madeWith, null, 2)}\n`);
}
