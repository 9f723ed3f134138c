import assert from 'node:assert/strict';
import { createServer } from 'node:http';

/** @typedef {import('playwright-core').Page} Page */

/**
 * Stops the thread of an add-in's page, as a debugger does: it asks a server and waits, until it is released. Settles once
 * it stands.
 * @param {Page} page
 * @param {string} name the example's folder
 * @returns {Promise<() => Promise<void>>} releases it, and settles once it runs again
 */
export async function standStill(page, name) {
  const frame = page.frames().find((each) => each.url().includes(`/${name}/`));
  assert.ok(frame);
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  page.context().once('close', () => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const asked = new Promise((resolve) => server.once('request', (_request, response) => resolve(response)));
  const standing = frame.evaluate((address) => {
    const request = new XMLHttpRequest();
    request.open('GET', address, false);
    request.send();
  }, `http://127.0.0.1:${port}/`);
  // Its page may be gone before it is released.
  standing.catch(() => {});
  /** @type {import('node:http').ServerResponse} */
  const response = await asked;
  return async () => {
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end();
    await standing;
    server.close();
  };
}
