// Brings a Chromium where there is none: Debian's package where that is possible, else Playwright's download.
import { spawnSync } from 'node:child_process';
import { canUseApt, installByApt } from './apt.mjs';
import { findChromium } from './chromium.mjs';
import { root } from './root.mjs';

const download = () =>
  spawnSync('npx', ['playwright-core', 'install', 'chromium'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  }).status === 0;

/** True if a Chromium is there afterwards; says what it tried and what to do if not. */
export async function installChromium() {
  if (await findChromium()) return true;
  if (process.env.CHROME_PATH) {
    console.error(`CHROME_PATH names ${process.env.CHROME_PATH}, and no file is there.`);
    return false;
  }
  if (canUseApt()) {
    console.log('Installing Chromium (apt-get) …');
    if (installByApt(['chromium']) && (await findChromium())) return true;
  }
  console.log('Downloading Chromium (Playwright) …');
  if (download() && (await findChromium())) return true;
  console.error('No Chromium was found and none could be installed. Install Chrome or Chromium, or set CHROME_PATH.');
  return false;
}
