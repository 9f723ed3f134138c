// Installs the packages if they are missing or older than the lockfile. Runs before anything is installed: no dependencies.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { root } from './root.mjs';

/** The version that every script calls, so that none needs a pnpm of the machine's. */
export const pnpm = 'pnpm@12.21.0';
const modules = `${root}node_modules`;
const stamp = `${modules}/.roompane-installed`;

const lockfileHash = () =>
  createHash('sha256')
    .update(readFileSync(`${root}pnpm-lock.yaml`))
    .digest('hex');

/** npm marks the folder it made with this file; pnpm could only half take it over, so it is made anew. */
const madeByNpm = () => existsSync(`${modules}/.package-lock.json`);

const isCurrent = () =>
  !madeByNpm() &&
  existsSync(`${modules}/.modules.yaml`) &&
  existsSync(stamp) &&
  readFileSync(stamp, 'utf8') === lockfileHash();

/** Ends the process with a sentence if the installation fails. */
export function installPackages() {
  if (isCurrent()) return;
  console.log('Installing the packages (pnpm, by the lockfile) …');
  if (madeByNpm()) rmSync(modules, { recursive: true, force: true });
  const { status, stdout } = spawnSync(
    'npx',
    ['--yes', pnpm, 'install', '--frozen-lockfile', '--reporter=append-only'],
    {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0) {
    console.error(`${stdout ?? ''}\nThe packages could not be installed: see above what pnpm says.`);
    process.exit(1);
  }
  writeFileSync(stamp, lockfileHash());
}
