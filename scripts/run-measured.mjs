// Runs the file that the size gate measured, in an opaque frame on another site, against the real host.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { chromiumArgs, findChromium } from './chromium.mjs';
import { root } from './root.mjs';

const hostPage = '<!doctype html><meta charset="utf-8" /><body><script type="module" src="/host.js"></script></body>';
const addinPage = '<!doctype html><meta charset="utf-8" /><script type="module" src="/addin/main.js"></script>';

/** What the user posts beside the add-in: it lets the first pass, and stops the second. */
const drafts = [{ body: 'Buy 3 m' }, { title: 'Sales', body: '8 m' }];

/** @typedef {import('vite').Rolldown.OutputChunk} Chunk */

/** Bundles one entry in memory: what is loaded at once, in one file. @param {import('vite').InlineConfig} config @returns {Promise<string>} */
export async function bundle(config) {
  const [{ code, imports }] = await bundleChunks(config);
  assert.deepEqual(imports, [], 'nothing of what is loaded at once stands in another file');
  return code;
}

/** Bundles one entry in memory, with what is loaded later behind it. @param {import('vite').InlineConfig} config @returns {Promise<[Chunk, ...Chunk[]]>} */
export async function bundleChunks(config) {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    ...config,
    build: { target: 'es2022', write: false, modulePreload: false, ...config.build },
  });
  const { output } = /** @type {import('vite').Rolldown.RolldownOutput} */ (built);
  const [entry, ...others] = output;
  return [entry, ...others.filter((each) => each.type === 'chunk')];
}

/** Host and add-in by two names of this machine, which are two sites. @param {Record<string, string>} files */
export async function serve(files) {
  const server = createServer(({ url = '' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const body = files[pathname];
    response.setHeader('content-type', pathname.endsWith('.js') ? 'text/javascript' : 'text/html');
    // An opaque frame fetches its own modules from no origin.
    if (pathname.startsWith('/addin/')) response.setHeader('access-control-allow-origin', '*');
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { server, host: `http://localhost:${port}/`, addin: `http://127.0.0.1:${port}/addin/` };
}

/**
 * The add-in of the measure must post under its name, let one post pass, stop the other and follow the room.
 * @param {string} measured the bundle's code
 */
export async function runMeasured(measured) {
  const executablePath = await findChromium();
  if (!executablePath) throw new Error('No Chromium was found. Run `npm test` once, which brings one.');
  const hostScript = await bundle({
    root: `${root}packages/addin`,
    resolve: { conditions: ['source', 'module', 'browser'] },
    build: { rolldownOptions: { input: `${root}packages/addin/test/measured-host.ts` } },
  });
  const { server, host, addin } = await serve({
    '/': hostPage,
    '/host.js': hostScript,
    '/addin/': addinPage,
    '/addin/main.js': measured,
  });
  const browser = await chromium.launch({ executablePath, args: chromiumArgs });
  try {
    const page = await browser.newPage();
    /** @type {string[]} */
    const errors = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    /** @type {(type: string) => Promise<unknown>} */
    const followed = (type) => page.waitForEvent('console', { predicate: (line) => line.text() === type });
    await page.goto(host, { waitUntil: 'load' });
    const caughtUp = followed('caught-up');
    await page.evaluate(`measured.mount(${JSON.stringify(addin)})`);
    await caughtUp;
    assert.equal(await page.frames()[1]?.evaluate(() => self.origin), 'null', 'the frame is opaque');
    const live = followed('posted');
    const report = await page.evaluate(`measured.report(${JSON.stringify(drafts)})`);
    await live;
    assert.deepEqual(report, {
      state: 'ready',
      posted: [
        { text: 'FX desk – London', via: 'Measured add-in' },
        { text: 'Buy 3 m', via: undefined },
      ],
      outcomes: [
        ['posted', undefined],
        ['blocked', 'titled'],
      ],
    });
    assert.deepEqual(errors, []);
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
}
