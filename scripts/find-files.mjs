import { readdirSync } from 'node:fs';
import { root } from './root.mjs';

const skipped = new Set(['node_modules', 'dist', 'coverage', '.git']);

/**
 * Every file of the repository whose path (from the root, with forward slashes) matches, in a steady order.
 * @param {RegExp} pattern
 * @param {string} [folder] where to look, '' or with a slash at the end
 * @returns {string[]}
 */
export function findFiles(pattern, folder = '') {
  return readdirSync(root + folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder + entry.name;
      if (entry.isDirectory()) return skipped.has(entry.name) ? [] : findFiles(pattern, `${path}/`);
      return pattern.test(path) ? [path] : [];
    });
}
