// Where this machine's Chromium is, and how the tests launch it.
import { existsSync } from 'node:fs';

const programFiles = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];

const usualPaths = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...programFiles.map((folder) => `${folder}\\Google\\Chrome\\Application\\chrome.exe`),
  ...programFiles.map((folder) => `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`),
];

/** Playwright's own download, once somebody made it. */
async function downloadedPath() {
  const { chromium } = await import('playwright-core');
  return chromium.executablePath();
}

/** The path of a Chromium, or undefined. `CHROME_PATH` wins, even over one that is better. */
export async function findChromium() {
  const { CHROME_PATH } = process.env;
  if (CHROME_PATH) return existsSync(CHROME_PATH) ? CHROME_PATH : undefined;
  return usualPaths.find(existsSync) ?? [await downloadedPath()].find((path) => path && existsSync(path));
}

const isRoot = process.getuid?.() === 0;

export const chromiumArgs = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Chromium refuses its sandbox to root, and most build machines are root.
  ...(isRoot || process.env.CI ? ['--no-sandbox'] : []),
];
