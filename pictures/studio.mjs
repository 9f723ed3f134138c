// Everything that is photographed, built and served, and a camera before it.
import { serveBuiltSite } from '../scripts/built-site.mjs';
import { openCamera } from './camera.mjs';
import { statesPage } from './states.mjs';

/** @typedef {import('./states.mjs').Picture} Picture */
/** @typedef {{ name: string, take: () => Promise<Picture[]> }} Shoot */

/** Half of a shoot is waiting. */
const workerCount = 2;

/**
 * @template T
 * @param {(camera: import('./camera.mjs').Camera, site: URL) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function inStudio(use) {
  const site = await serveBuiltSite([statesPage]);
  const camera = await openCamera();
  try {
    return await use(camera, new URL(site.url));
  } finally {
    await camera.close();
    await site.close();
  }
}

/**
 * Does one shoot after the other; one that fails costs its own pictures alone.
 * @param {readonly Shoot[]} shoots
 * @returns {Promise<{ pictures: Picture[], failures: { name: string, error: unknown }[] }>}
 */
export async function shootAll(shoots) {
  const left = [...shoots];
  /** @type {Picture[]} */
  const pictures = [];
  /** @type {{ name: string, error: unknown }[]} */
  const failures = [];
  const work = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const { name, take } = next;
      await take().then(
        (taken) => pictures.push(...taken),
        (error) => failures.push({ name, error }),
      );
    }
  };
  await Promise.all(Array.from({ length: workerCount }, work));
  return { pictures, failures };
}
