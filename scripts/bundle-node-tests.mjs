// Node's tests as plain JavaScript, each in one file with all that it imports of this repository: to load and compile module
// by module takes longer than most tests do. Installed packages are imported from where they are.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { toldSteps } from './told-steps.mjs';

/** @typedef {import('esbuild').Plugin} Plugin */

/** Packages of the workspace are linked, and stand where their sources are. @type {Plugin} */
const installedPackages = {
  name: 'installed-packages',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, kind, resolveDir, importer }) => {
      if (kind === 'entry-point' || pluginData === installedPackages || path.startsWith('node:')) return undefined;
      const found = await resolve(path, { kind, resolveDir, importer, pluginData: installedPackages });
      const isInstalled = found.errors.length === 0 && !found.external && found.path.includes('node_modules');
      return isInstalled ? { path: pathToFileURL(found.path).href, external: true } : found;
    });
  },
};

/** A module knows where it stands, not where its bundle does. @type {Plugin} */
const ownAddresses = {
  name: 'own-addresses',
  setup({ onLoad }) {
    onLoad({ filter: /\.(ts|mjs)$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      if (!source.includes('import.meta.url')) return undefined;
      const address = JSON.stringify(pathToFileURL(path).href);
      return { contents: source.replaceAll('import.meta.url', address), loader: path.endsWith('.ts') ? 'ts' : 'js' };
    });
  },
};

/**
 * @param {string} root of the repository, or of a copy
 * @param {readonly string[]} files from there
 * @param {string} folder where the bundles go, at the same places in it
 * @returns {Promise<readonly string[]>} their paths
 */
export async function bundleNodeTests(root, files, folder) {
  await build({
    absWorkingDir: root,
    entryPoints: [...files],
    outbase: root,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    conditions: ['source', 'development'],
    tsconfig: join(root, 'tsconfig.base.json'),
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
    plugins: [installedPackages, ownAddresses, toldSteps],
  });
  return files.map((file) => join(folder, file.replace(/\.\w+$/, '.mjs')));
}
