// A copy of the repository to break things in: the sources are copied, the installed packages are shared.
import { cpSync, existsSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { root } from '../root.mjs';

const skipped = new Set(['node_modules', 'dist', 'coverage', '.git']);

/**
 * A workspace package's own node_modules holds links only, and relative ones, so its copy links to the copied packages.
 * @param {string} copy
 */
function linkPackages(copy) {
  symlinkSync(`${root}node_modules`, join(copy, 'node_modules'), 'junction');
  const groups = ['packages', 'examples'];
  const folders = groups.flatMap((group) => readdirSync(root + group).map((name) => `${group}/${name}`));
  for (const folder of [...folders, 'playground']) {
    const links = `${root}${folder}/node_modules`;
    if (!existsSync(links)) continue;
    cpSync(links, join(copy, folder, 'node_modules'), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => basename(path) !== '.cache',
    });
  }
}

/** The folder of a fresh copy. */
export function createWorkingCopy() {
  const copy = mkdtempSync(join(tmpdir(), 'roompane-teeth-'));
  cpSync(root, copy, { recursive: true, filter: (path) => !skipped.has(basename(path)) });
  linkPackages(copy);
  return copy;
}
