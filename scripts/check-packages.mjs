// The packed tarballs, as a stranger's tools meet them: nothing of the workspace is in them, they import only what they
// depend on, and publint and attw have nothing to say. Build first.
import { readdirSync, readFileSync } from 'node:fs';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { parseSync } from 'vite';
import { writeOutcome } from './outcome.mjs';
import { packedFolder, packedTarballs } from './pack-packages.mjs';
import { publicPackages } from './public-packages.mjs';
import { declarationImports } from './publish-types.mjs';

/** @typedef {{ name: string, folder: string, tarball: string, manifest: any, workspaceManifest: any }} Packed */

/** @typedef {(packed: Packed) => string[] | Promise<string[]>} Check says what is wrong */

/** @param {any} manifest @returns {Record<string, Record<string, string>>} */
const exportsOf = (manifest) => manifest.exports;

/** @type {Check} */
function packedManifest({ manifest, workspaceManifest }) {
  const text = JSON.stringify({ ...manifest, devDependencies: {} });
  const wanted = JSON.stringify(exportsOf(workspaceManifest), (key, value) => (key === 'source' ? undefined : value));
  return [
    ...(text.includes('"source"') ? ['The condition `source` is published, and leads to files that are not.'] : []),
    ...(text.includes('workspace:') ? ['A range says `workspace:`, which only this workspace understands.'] : []),
    ...(JSON.stringify(exportsOf(manifest)) === wanted
      ? []
      : ['publishConfig.exports is not what exports is without `source`: make them alike.']),
  ];
}

/** @param {string} path @param {string} text */
function importsOf(path, text) {
  if (path.endsWith('.d.ts')) return declarationImports(text);
  const { staticImports, staticExports, dynamicImports } = parseSync(path, text).module;
  return [
    ...staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? [])),
    ...dynamicImports.map(({ moduleRequest }) => text.slice(moduleRequest.start + 1, moduleRequest.end - 1)),
  ];
}

/** Bridge is private and Comlink is inlined: neither is at a stranger's. @type {Check} */
function ownImports({ name, folder, manifest }) {
  const known = [name, ...Object.keys(manifest.dependencies ?? {})];
  const isKnown = (/** @type {string} */ specifier) =>
    specifier.startsWith('.') || known.some((one) => specifier === one || specifier.startsWith(`${one}/`));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(js|d\.ts)$/.test(path));
  return files.flatMap((path) =>
    importsOf(path, readFileSync(folder + path, 'utf8'))
      .filter((specifier) => !isKnown(specifier))
      .map((specifier) => `${path} imports ${specifier}, which is no dependency.`),
  );
}

/** @type {Check} */
const publintChecks = async ({ tarball, manifest }) => {
  const data = readFileSync(tarball);
  const { messages } = await publint({
    pack: { tarball: data.buffer.slice(data.byteOffset, data.byteOffset + data.length) },
  });
  return messages.map((message) => String(formatMessage(message, manifest)));
};

/** Only modules are published, and styles have no types. @type {Check} */
async function typesResolve({ tarball }) {
  const result = await checkPackage(createPackageFromTarballData(readFileSync(tarball)), {
    excludeEntrypoints: [/\.css$/, /\.json$/],
  });
  if (!result.types) return ['No declarations were found.'];
  const esmOnly = ['node10', 'node16-cjs'];
  return result.problems
    .filter((problem) => !('resolutionKind' in problem && esmOnly.includes(problem.resolutionKind)))
    .map((problem) => `${problem.kind}: ${JSON.stringify(problem)}`);
}

/** @type {Record<string, Check>} */
const checks = {
  'has nothing of the workspace': packedManifest,
  'imports only what it depends on': ownImports,
  'passes publint': publintChecks,
  'has types for every reader (attw, esm-only)': typesResolve,
};

/** @param {import('./public-packages.mjs').PublicPackage} of @returns {Packed} */
function packed({ manifest: workspaceManifest }) {
  const { name } = workspaceManifest;
  const folder = packedFolder(name);
  const manifest = JSON.parse(readFileSync(`${folder}package.json`, 'utf8'));
  return { name, folder, tarball: packedTarballs().get(name) ?? '', manifest, workspaceManifest };
}

const outcome = { passed: 0, failed: 0 };
for (const one of publicPackages().map(packed)) {
  for (const [title, check] of Object.entries(checks)) {
    const problems = await check(one);
    outcome[problems.length ? 'failed' : 'passed'] += 1;
    if (problems.length > 0) console.error(`✖ ${one.name} ${title}\n  ${problems.join('\n  ')}`);
  }
}
console.log(`${outcome.passed} of ${outcome.passed + outcome.failed} checks of the packed packages passed`);
writeOutcome(outcome);
process.exitCode = outcome.failed > 0 ? 1 : 0;
