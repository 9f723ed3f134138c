// From one room to another, and back.
import assert from 'node:assert/strict';
import { onPlayground, pane, post } from './on-playground.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {(page: Page, words: string) => import('playwright-core').Locator} */
const message = (page, words) => page.locator('room-messages article[data-message]', { hasText: words }).last();

/** @type {(page: Page, title: string) => Promise<void>} */
const untilIn = (page, title) => page.locator('room-header').getByRole('heading', { name: title }).waitFor();

/** @type {Record<string, import('../scripts/test-e2e.mjs').EndToEndTest>} */
export const tests = {
  'a link to a message is copied, and opens at the message': onPlayground(async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await post(page, 'Remember the marmalade');
    await message(page, 'marmalade').hover();
    await message(page, 'marmalade').getByRole('button', { name: 'Copy link' }).click();
    await message(page, 'marmalade').getByRole('button', { name: 'Link copied' }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const other = await context.newPage();
    await other.goto(link);
    await other.locator('room-messages .is-target', { hasText: 'marmalade' }).waitFor();
    await other.waitForURL((address) => !address.searchParams.has('message'));
  }),

  'a link to a room that one may not enter leads back': onPlayground(async ({ page, url }) => {
    await page.goto(`${url}?in=project-larch`);
    await page.getByText('The room could not be opened').waitFor();
    await page.getByRole('button', { name: 'Go to the first room' }).click();
    await untilIn(page, 'FX desk');
    await pane(page, 'Market feed').getByText('Connected').waitFor();
    assert.equal(new URL(page.url()).searchParams.get('in'), null);
    await page.goBack();
    await page.getByText('The room could not be opened').waitFor();
  }),
};
