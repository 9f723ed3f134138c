// From one room to another, and back.
import assert from 'node:assert/strict';
import { act, notice, onPlayground, pane, post, untilReady } from './on-playground.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {(page: Page, words: string) => import('playwright-core').Locator} */
const message = (page, words) => page.locator('room-messages article[data-message]', { hasText: words }).last();

/** @type {(page: Page, title: string) => Promise<void>} */
const untilIn = (page, title) => page.locator('room-header').getByRole('heading', { name: title }).waitFor();

/** @type {(page: Page) => import('playwright-core').Locator} */
const roomsButton = (page) => page.getByRole('button', { name: /^Rooms/ });

/** @type {(page: Page, title: string) => import('playwright-core').Locator} */
const row = (page, title) => page.locator('room-list [part~="room"]', { hasText: title });

/** @type {Record<string, import('../scripts/test-e2e.mjs').EndToEndTest>} */
export const tests = {
  'a room is found, followed and gone to; add-ins come along, and what is unread behind one is told': onPlayground(
    async ({ page }) => {
      await roomsButton(page).click();
      const field = page.getByRole('searchbox', { name: 'Find a room' });
      await field.fill('RATES');
      await field.press('Enter');
      await page.getByRole('button', { name: 'Follow Rates desk' }).click();
      await row(page, 'Rates desk').getByRole('button', { pressed: true }).waitFor();
      await row(page, 'Rates desk').locator('button.go').click();
      await untilIn(page, 'Rates desk');
      assert.equal(new URL(page.url()).searchParams.get('in'), 'rates-desk');
      await untilReady(page);
      await page.frameLocator('iframe[title="Market feed"]').getByText('No prices yet').waitFor();
      await post(page, 'Sell 8 m EUR/USD at 1.0862');
      await notice(page).getByText('Trade guard stopped this post').waitFor();
      // The rates bot goes on behind one.
      await page.getByRole('button', { name: 'Rooms, unread in 1 room' }).click();
      await row(page, 'FX desk').getByText('unread').waitFor();
      await page.keyboard.press('Escape');
      await page.goBack();
      await untilIn(page, 'FX desk');
      await page.getByRole('button', { name: 'Rooms', exact: true }).waitFor();
    },
  ),

  'a link to a message is copied, and opens at the message': onPlayground(async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await post(page, 'Remember the marmalade');
    await act(message(page, 'marmalade'), 'Copy link');
    await message(page, 'marmalade').getByRole('button', { name: 'Link copied' }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const other = await context.newPage();
    await other.goto(link);
    await other.locator('room-messages .is-target', { hasText: 'marmalade' }).waitFor();
    await other.waitForURL((address) => !address.searchParams.has('message'));
    await other.goto(link.replace(/message=[^&]+/, 'message=none'));
    await other.getByText('The message of this link was not found.').waitFor();
    await other.getByRole('button', { name: 'Dismiss' }).click();
    await other.locator('.lost').waitFor({ state: 'detached' });
  }),

  'a link to a room that one may not know of leads back': async ({ context, url }) => {
    const page = await context.newPage();
    await page.goto(`${url}?as=lena.fischer&in=project-larch`);
    await page.getByText('The room could not be opened').waitFor();
    await page.getByRole('button', { name: 'Go to the first room' }).click();
    await untilIn(page, 'FX desk');
    await pane(page, 'Market feed').getByText('Connected').waitFor();
    assert.equal(new URL(page.url()).searchParams.get('in'), null);
    await page.goBack();
    await page.getByText('The room could not be opened').waitFor();
  },
};
