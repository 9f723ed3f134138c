// Brings a Chromium where there is none: Debian's package where that is possible, else Playwright's download.
import { spawnSync } from 'node:child_process';
import { findChromium } from './chromium.mjs';
import { root } from './root.mjs';

/** @type {(command: string, args: string[]) => boolean} */
const run = (command, args) =>
  spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
    // apt asks nothing.
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

const canUseApt = () => process.getuid?.() === 0 && run('apt-get', ['--version']);

const installByApt = () =>
  run('apt-get', ['update']) && run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);

const download = () => run('npx', ['playwright-core', 'install', 'chromium']);

/** True if a Chromium is there afterwards; says what it tried and what to do if not. */
export async function installChromium() {
  if (await findChromium()) return true;
  if (process.env.CHROME_PATH) {
    console.error(`CHROME_PATH names ${process.env.CHROME_PATH}, and no file is there.`);
    return false;
  }
  if (canUseApt()) {
    console.log('Installing Chromium (apt-get) …');
    if (installByApt() && (await findChromium())) return true;
  }
  console.log('Downloading Chromium (Playwright) …');
  if (download() && (await findChromium())) return true;
  console.error('No Chromium was found and none could be installed. Install Chrome or Chromium, or set CHROME_PATH.');
  return false;
}
