// The packages as they would be published: tarballs, and a folder in which they lie as installed. pnpm packs them, since
// it alone puts `publishConfig.exports` and real versions in the place of what the workspace reads.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { pnpm } from './installation.mjs';
import { publicPackages } from './public-packages.mjs';
import { root } from './root.mjs';

const tarballs = `${root}node_modules/.cache/packed/tarballs/`;

/** A project's folder, as a reader would have it after an installation. With a slash at the end. */
export const packedProject = `${root}node_modules/.cache/packed/project/`;

/** Where a packed package is, with a slash at the end. @param {string} name */
export const packedFolder = (name) => `${packedProject}node_modules/${name}/`;

/** The tarball's path by the package's name. */
export function packedTarballs() {
  if (!existsSync(tarballs))
    throw new Error('Nothing is packed yet: `node scripts/build-packages.mjs` builds and packs.');
  return new Map(publicPackages().map(({ manifest }) => [manifest.name, tarballs + tarballName(manifest)]));
}

/** @param {import('./public-packages.mjs').PackageManifest} of */
const tarballName = ({ name, version }) => `${name.replace('@', '').replace('/', '-')}-${version}.tgz`;

/** @param {string} command @param {string[]} args */
function run(command, args) {
  const { status, stdout } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stdout}`);
}

/** @param {string} tarball @param {string} into */
function unpack(tarball, into) {
  mkdirSync(into, { recursive: true });
  run('tar', ['-xzf', tarball, '-C', into, '--strip-components=1']);
}

/** What others wrote is taken from where pnpm put it. @param {import('./public-packages.mjs').PublicPackage} of */
function linkThirdParties({ folder, manifest }) {
  const theirs = Object.keys(manifest.dependencies ?? {}).filter((name) => !name.startsWith('@roompane/'));
  for (const name of theirs) {
    const link = packedFolder(name).slice(0, -1);
    mkdirSync(dirname(link), { recursive: true });
    if (!existsSync(link)) symlinkSync(realpathSync(`${folder}node_modules/${name}`), link, 'junction');
  }
}

/** Packs what was built. */
export function packPackages() {
  const packages = publicPackages();
  for (const folder of [tarballs, packedProject]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(tarballs, { recursive: true });
  const filters = packages.map(({ manifest }) => `--filter=${manifest.name}`);
  run('npx', ['--yes', pnpm, '--recursive', ...filters, 'pack', `--pack-destination=${tarballs}`]);
  const expected = packedTarballs();
  const missing = [...expected.values()].filter((path) => !existsSync(path));
  if (missing.length > 0)
    throw new Error(`pnpm left out ${missing.join(', ')}; it made ${readdirSync(tarballs).join()}`);
  for (const [name, tarball] of expected) unpack(tarball, packedFolder(name));
  packages.forEach(linkThirdParties);
}
