// An add-in of one's own by its address, and what its server has to send.
import assert from 'node:assert/strict';
import { serveWithoutCors } from './silent-server.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {(page: Page) => import('playwright-core').Locator} */
const shownPane = (page) => page.locator('room-pane:not(.is-away)');

/** @type {Record<string, import('../scripts/test-e2e.mjs').EndToEndTest>} */
export const tests = {
  'an add-in whose server sends no CORS header is told apart, with the fix': async ({ context, url }) => {
    const address = await serveWithoutCors(context);
    const page = await context.newPage();
    await page.goto(url);
    await page.getByLabel('Open a URL or manifest').fill(address);
    await page.getByLabel('Open a URL or manifest').press('Enter');
    await page.getByText('its server sends no CORS header').waitFor();
    await page.getByText('connection/addin-silent').waitFor();
    assert.equal(await page.getByRole('switch', { checked: true, name: /messages|here|posts/i }).count(), 0);
  },

  'own origin lets an add-in in whose server sends no CORS header': async ({ context, url }) => {
    // The host's own port sends none; under the other loopback name it is another site.
    const entry = url.replace('localhost', '127.0.0.1').replace('/playground/', '/examples/market-feed/');
    const page = await context.newPage();
    await page.goto(`${url}?open=${encodeURIComponent(entry)}`);
    await page.getByRole('button', { name: 'Own origin' }).click();
    await shownPane(page).getByText('Connected').waitFor();
    assert.equal(new URL(page.url()).hostname, 'localhost');
  },

  'for an add-in under its own name the playground moves to the other one': async ({ context, url }) => {
    const page = await context.newPage();
    await page.goto(`${url}?open=${encodeURIComponent(url.replace('/playground/', '/examples/market-feed/'))}`);
    await page.getByRole('button', { name: 'Own origin' }).click();
    await page.waitForURL((address) => address.hostname === '127.0.0.1');
    await shownPane(page).getByText('Connected').waitFor();
  },
};
