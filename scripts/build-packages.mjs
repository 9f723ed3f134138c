// Builds every public package: declarations by tsc, and from each entry of its exports a development and a production
// module. Production drops what only development reads: long texts and checks of the author's own mistakes. Then all are
// packed, so that what is measured and checked afterwards is what would be published.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'vite';
import { compactor } from './compact-addin.mjs';
import { packPackages } from './pack-packages.mjs';
import { publicPackages } from './public-packages.mjs';
import { publishTypes } from './publish-types.mjs';
import { root } from './root.mjs';
import { comlinkTrimmer } from './trim-comlink.mjs';

/** These never stand in a published module's imports: bridge is private, and Comlink's global state must stay ours. */
const alwaysInlined = ['@roompane/bridge', 'comlink'];

/** What an add-in ships is one piece, so that its minifier sees all of it. */
const inlinedFor = /** @type {Record<string, string[]>} */ ({ '@roompane/addin': ['@roompane/protocol'] });

/** Each byte of it is in every add-in. */
const compacted = ['@roompane/addin'];

/** @typedef {import('./public-packages.mjs').PublicPackage} PublicPackage */

/** @param {PublicPackage} of @returns {RegExp[]} */
function externals({ manifest }) {
  const inlined = [...alwaysInlined, ...(inlinedFor[manifest.name] ?? [])];
  return Object.keys(manifest.dependencies ?? {})
    .filter((name) => !inlined.includes(name))
    .map((name) => new RegExp(`^${name}(/|$)`));
}

/** The modules by their path under dist, without extension. @param {PublicPackage} of */
function entries({ folder, manifest }) {
  const modules = Object.values(manifest.exports).filter(({ source }) => source.endsWith('.ts'));
  return Object.fromEntries(
    modules.map(({ source, default: built }) => [built.replace(/^\.\/dist\/|\.js$/g, ''), folder + source]),
  );
}

/** @param {PublicPackage} of */
function copyStyles({ folder, manifest }) {
  for (const { source, default: built } of Object.values(manifest.exports)) {
    if (source.endsWith('.css')) copyFileSync(folder + source, folder + built);
  }
}

/**
 * All that the entries have in common is one chunk with all that the first of them needs: what stood in several would be
 * made compact piece by piece. Nouns stay out, each in its own entry. @param {PublicPackage} of
 */
function oneCore(of) {
  const [, ...others] = Object.values(of.manifest.exports);
  const apart = new Set(others.map(({ source }) => resolve(of.folder, source)));
  const isNoun = /protocol\/src\/nouns\/(?!call-parts)|addin\/src\/(opened-room|entered-rooms)/;
  /** @type {(id: string) => boolean} */
  const test = (id) => !apart.has(id) && !isNoun.test(id);
  return { groups: [{ name: 'core', test }] };
}

/** @param {PublicPackage} of @param {{ outDir: string, isProduction: boolean }} variant */
async function buildModules(of, { outDir, isProduction }) {
  const isCompact = isProduction && compacted.includes(of.manifest.name);
  await build({
    configFile: false,
    root: of.folder,
    logLevel: 'warn',
    define: isProduction ? { __ROOMPANE_PRODUCTION__: 'true' } : {},
    plugins: [comlinkTrimmer(), isCompact && compactor()],
    resolve: { conditions: ['source', 'module', 'browser'] },
    build: {
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'es2022',
      minify: false,
      sourcemap: true,
      lib: { entry: entries(of), formats: ['es'] },
      rolldownOptions: {
        external: externals(of),
        output: { chunkFileNames: 'chunks/[name].js', ...(isCompact && { codeSplitting: oneCore(of) }) },
      },
    },
  });
}

/** All but the compiler's own: what is up to date there need not be compiled again. @param {string} dist */
function emptyBuild(dist) {
  const built = existsSync(dist) ? readdirSync(dist).filter((name) => name !== 'declarations') : [];
  for (const name of built) rmSync(`${dist}/${name}`, { recursive: true, force: true });
}

/** @type {(script: string, given: { args?: string[], cwd?: string }) => void} */
function runNode(script, { args = [], cwd = root }) {
  const { status } = spawnSync(process.execPath, [script, ...args], { cwd, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

const packages = publicPackages();
for (const { folder } of packages) emptyBuild(`${folder}dist`);

runNode(`${root}node_modules/typescript-7/bin/tsc`, { args: ['-b', ...packages.map(({ folder }) => folder)] });

for (const of of packages) {
  publishTypes(of.folder, Object.keys(entries(of)));
  await buildModules(of, { outDir: 'dist/development', isProduction: false });
  await buildModules(of, { outDir: 'dist', isProduction: true });
  copyStyles(of);
  console.log(`built ${of.manifest.name}`);
}

runNode(`${root}scripts/elements-manifest.mjs`, { cwd: `${root}packages/elements` });
packPackages();
