// The engines that `npm run test:all-browsers` runs the suites in, and how each is found, brought and launched.
import { existsSync } from 'node:fs';
import { chromeLauncher } from '@web/test-runner-chrome';
import { canDisplay } from '../tools/virtual-display.mjs';
import { webkitLauncher } from '../tools/webkit-launcher.mjs';
import { canUseApt, installByApt } from './apt.mjs';
import { installChromium } from './chromium-installation.mjs';
import { chromiumArgs, findChromium } from './chromium.mjs';

/** @typedef {import('@web/test-runner').BrowserLauncher} Launcher */

/**
 * @typedef {object} Engine
 * @property {string} name
 * @property {() => Promise<Launcher | undefined>} find undefined where it is not installed
 * @property {() => Promise<boolean>} install says what to do where it cannot
 * @property {number} testTimeoutMs a test that takes longer has failed
 */

const { FIREFOX_PATH, WEBKIT_DRIVER_PATH, WEBKIT_BROWSER_PATH } = process.env;

const firefoxPaths = FIREFOX_PATH
  ? [FIREFOX_PATH]
  : ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];

const webkitDriverPath = WEBKIT_DRIVER_PATH ?? '/usr/bin/WebKitWebDriver';
const webkitBrowserPaths = WEBKIT_BROWSER_PATH
  ? [WEBKIT_BROWSER_PATH]
  : ['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`);

/** @type {(packages: readonly string[], advice: string) => () => Promise<boolean>} */
const debianInstaller = (packages, advice) => async () => {
  if (canUseApt()) {
    console.log(`Installing ${packages.join(', ')} (apt-get) …`);
    if (installByApt(packages)) return true;
  }
  console.error(advice);
  return false;
};

/** @type {Engine} */
export const chromium = {
  name: 'Chromium',
  testTimeoutMs: 10_000,
  install: installChromium,
  async find() {
    const executablePath = await findChromium();
    return executablePath ? chromeLauncher({ launchOptions: { executablePath, args: chromiumArgs } }) : undefined;
  },
};

/** @type {Engine} */
const firefox = {
  name: 'Firefox',
  testTimeoutMs: 20_000,
  install: debianInstaller(['firefox-esr'], 'Install Firefox, or set FIREFOX_PATH.'),
  async find() {
    const executablePath = firefoxPaths.find(existsSync);
    return executablePath ? chromeLauncher({ launchOptions: { browser: 'firefox', executablePath } }) : undefined;
  },
};

/** @type {Engine} */
const webkit = {
  name: 'WebKit',
  testTimeoutMs: 20_000,
  install: debianInstaller(
    ['webkit2gtk-driver', 'xvfb'],
    'Install WebKitGTK’s WebKitWebDriver and MiniBrowser, or set WEBKIT_DRIVER_PATH and WEBKIT_BROWSER_PATH; without a display, Xvfb too.',
  ),
  async find() {
    const browserPath = webkitBrowserPaths.find(existsSync);
    if (!browserPath || !existsSync(webkitDriverPath) || !canDisplay()) return undefined;
    return webkitLauncher({ driverPath: webkitDriverPath, browserPath });
  },
};

export const engines = [chromium, firefox, webkit];
