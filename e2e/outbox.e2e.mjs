// Posts that wait for the line, on the rooms of provider-local and in the database of a browser.
import assert from 'node:assert/strict';
import { draft, notice, onPlayground, post } from './on-playground.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {(page: Page, isOffline: boolean) => Promise<void>} */
const setOffline = (page, isOffline) =>
  page.getByRole('switch', { name: 'Offline' }).setChecked(isOffline, { force: true });

/** @type {(page: Page, words: string) => import('playwright-core').Locator} */
const message = (page, words) => page.locator('room-messages article[data-message]', { hasText: words });

/** What is kept, with its state. @type {(page: Page, words: string) => import('playwright-core').Locator} */
const kept = (page, words) => page.locator('room-outbox [part~="post"]', { hasText: words });

/** Posts, and waits until the composer is free for the next. @type {(page: Page, words: string) => Promise<void>} */
async function postOffline(page, words) {
  await post(page, words);
  await kept(page, words).getByText('Waiting for the connection').waitFor();
  await page.locator('room-composer [aria-busy="false"]').waitFor();
  assert.equal(await draft(page).inputValue(), '');
}

/** @type {Record<string, import('../scripts/test-e2e.mjs').EndToEndTest>} */
export const tests = {
  'what is posted offline waits, also over a reload, and is sent once and in order when the line is back': onPlayground(
    async ({ page }) => {
      await setOffline(page, true);
      await notice(page).getByText('What you post is kept').waitFor();
      await postOffline(page, 'The first of two');
      await postOffline(page, 'The second of two');
      await notice(page).getByText('2 posts wait').waitFor();
      await page.reload();
      await kept(page, 'The first of two').getByText('Waiting for the connection').waitFor();
      await kept(page, 'The second of two').getByText('Waiting for the connection').waitFor();
      assert.equal(await page.getByRole('switch', { name: 'Offline' }).isChecked(), true);
      await setOffline(page, false);
      await message(page, 'The second of two').waitFor();
      await page.locator('room-outbox [part~="post"]').first().waitFor({ state: 'detached' });
      const texts = await message(page, 'of two').locator('[part~="text"]').allTextContents();
      assert.deepEqual(texts, ['The first of two', 'The second of two']);
    },
  ),

  'what an add-in stops when it is tried at last says so, and is put right': onPlayground(async ({ page }) => {
    await setOffline(page, true);
    await postOffline(page, 'Sell 8 m EUR/USD at 1.0862');
    await postOffline(page, 'And lunch at noon');
    await setOffline(page, false);
    await message(page, 'And lunch at noon').waitFor();
    const stopped = kept(page, 'Sell 8 m');
    await stopped.getByText(/^Trade guard stopped this post: .*5 m/).waitFor();
    await stopped.getByRole('button', { name: 'Edit' }).click();
    await page.getByText('Changing a post that is not sent yet').waitFor();
    assert.equal(await draft(page).inputValue(), 'Sell 8 m EUR/USD at 1.0862');
    await post(page, 'Sell 4 m EUR/USD at 1.0862');
    await message(page, 'Sell 4 m').waitFor();
    assert.equal(await message(page, 'Sell 8 m').count(), 0);
    await stopped.waitFor({ state: 'detached' });
  }),
};
