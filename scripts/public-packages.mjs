import { readdirSync, readFileSync } from 'node:fs';
import { root } from './root.mjs';

/** @typedef {string | { source?: string, types?: string, development?: string, default: string }} Target */

/**
 * @typedef {object} PackageManifest
 * @property {string} name
 * @property {string} version
 * @property {boolean} [private]
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, { source: string, types?: string, default: string }>} exports
 */

/** @typedef {{ folder: string, manifest: PackageManifest }} PublicPackage */

/** Every package that is published, with its folder (absolute, with a slash at the end). */
export function publicPackages() {
  return readdirSync(`${root}packages`)
    .map((name) => `${root}packages/${name}/`)
    .map((folder) => /** @type {PublicPackage} */ ({ folder, manifest: readManifest(folder) }))
    .filter(({ manifest }) => !manifest.private);
}

/** @param {string} folder */
const readManifest = (folder) => JSON.parse(readFileSync(`${folder}package.json`, 'utf8'));
