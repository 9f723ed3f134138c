import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * @typedef {object} WebDriver one window of one browser, driven over W3C WebDriver
 * @property {(url: string) => Promise<void>} go starts loading a page, and does not wait for it
 * @property {() => Promise<string>} url
 * @property {() => Promise<void>} stop closes the browser and ends the driver
 */

const readinessPollMs = 100;
const readinessTries = 100;

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}

/** @type {(method: string, url: string, body?: object) => Promise<any>} */
async function call(method, url, body) {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`WebDriver ${method} ${new URL(url).pathname}: ${value?.error}, ${value?.message}`);
  return value;
}

/** Resolves when the driver takes orders. @type {(baseUrl: string, tries?: number) => Promise<void>} */
async function ready(baseUrl, tries = readinessTries) {
  try {
    await call('GET', `${baseUrl}/status`);
  } catch (error) {
    if (tries === 0) throw error;
    await sleep(readinessPollMs);
    await ready(baseUrl, tries - 1);
  }
}

/**
 * Starts a driver and, through it, a browser.
 * @param {string} driverPath
 * @param {object} options
 * @param {object} options.capabilities that the browser must have
 * @param {NodeJS.ProcessEnv} options.env
 * @returns {Promise<WebDriver>}
 */
export async function startWebDriver(driverPath, { capabilities, env }) {
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  // A process group of its own, so that nothing of the browser outlives a run that breaks off.
  const driver = spawn(driverPath, [`--port=${port}`, '--host=127.0.0.1'], { stdio: 'ignore', env, detached: true });
  const kill = () => {
    if (driver.pid === undefined || driver.exitCode !== null || driver.signalCode !== null) return;
    process.kill(-driver.pid);
  };
  process.once('exit', kill);
  await Promise.race([
    ready(baseUrl),
    once(driver, 'exit').then(([code]) => Promise.reject(new Error(`${driverPath} ended with ${code}.`))),
  ]);
  const { sessionId } = await call('POST', `${baseUrl}/session`, { capabilities: { alwaysMatch: capabilities } });
  const sessionUrl = `${baseUrl}/session/${sessionId}`;
  return {
    go: (url) => call('POST', `${sessionUrl}/url`, { url }),
    url: () => call('GET', `${sessionUrl}/url`),
    async stop() {
      await call('DELETE', sessionUrl).catch(() => undefined);
      kill();
      process.off('exit', kill);
    },
  };
}
