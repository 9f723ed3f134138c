// The site as it is published, built and served for one run of tests: on ports of its own, in a folder of its own, so that
// neither a development server beside it nor a file saved meanwhile has a part in the run.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer as createProbe } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, createServer, preview } from 'vite';
import { root } from './root.mjs';

/** @typedef {{ url: string, close: () => Promise<void> }} Site */

/** A port that was free a moment ago. @returns {Promise<number>} */
function findFreePort() {
  return new Promise((resolve, reject) => {
    const probe = createProbe();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}

/** Who wants certain ports says so in the environment, where the site's configuration looks too. */
async function choosePorts() {
  if (process.env.ROOMPANE_HOST_PORT || process.env.ROOMPANE_ADDIN_PORT) return;
  process.env.ROOMPANE_HOST_PORT = String(await findFreePort());
  process.env.ROOMPANE_ADDIN_PORT = String(await findFreePort());
}

const urlOf = (/** @type {number | undefined} */ port) => `http://localhost:${port}/playground/`;

/**
 * Builds the site and serves what was built.
 * @param {string[]} [pages] that are not published, and are to be served beside
 * @returns {Promise<Site>}
 */
export async function serveBuiltSite(pages = []) {
  await choosePorts();
  const outDir = mkdtempSync(join(tmpdir(), 'roompane-site-'));
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
  const rolldownOptions = { input: pages };
  await build({ root, logLevel: 'error', build: { outDir, reportCompressedSize: false, rolldownOptions } });
  const server = await preview({ root, logLevel: 'warn', build: { outDir } });
  return { url: urlOf(server.config.preview.port), close: () => server.close() };
}

/** Serves the sources as the development server does. @returns {Promise<Site>} */
export async function serveSources() {
  // A page that reloads because a file was saved would fail a test that has nothing to do with it.
  const server = await createServer({ root, logLevel: 'warn', server: { watch: null, hmr: false } });
  await server.listen();
  return { url: urlOf(server.config.server.port), close: () => server.close() };
}
