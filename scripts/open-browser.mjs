import { spawn } from 'node:child_process';

/** @type {Partial<Record<NodeJS.Platform, [command: string, ...args: string[]]>>} */
const openers = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''], linux: ['xdg-open'] };

const hasDesktop = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

/**
 * Opens a page where there is a desktop to open it on. Never fails: the address was printed too.
 * @param {string} url
 */
export function openBrowser(url) {
  const opener = openers[process.platform];
  if (!opener || process.env.CI || process.env.BROWSER === 'none' || !hasDesktop()) return;
  const [command, ...args] = opener;
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
