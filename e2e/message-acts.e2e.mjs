// What someone does with messages, on the rooms of provider-local.
import assert from 'node:assert/strict';
import { act, draft, onPlayground, post } from './on-playground.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {(page: Page, words: string) => import('playwright-core').Locator} */
const message = (page, words) => page.locator('room-messages article[data-message]', { hasText: words }).last();

/** @type {Record<string, import('../scripts/test-e2e.mjs').EndToEndTest>} */
export const tests = {
  'answers, changes, marks and removes a message': onPlayground(async ({ page }) => {
    await post(page, 'Lunch at noon');
    await message(page, 'Lunch at noon').waitFor();
    await act(message(page, 'Lunch at noon'), 'Reply');
    await page.getByText('Answering').waitFor();
    await post(page, 'Make it one');
    await message(page, 'Make it one').getByText('In reply to').waitFor({ state: 'attached' });
    await act(message(page, 'Make it one'), 'React');
    await message(page, 'Make it one').getByRole('button', { name: 'Thumbs up' }).click();
    await message(page, 'Make it one').locator('.reaction.is-own').waitFor();
    await act(message(page, 'Make it one'), 'Edit');
    await page.getByText('Changing your message').waitFor();
    assert.equal(await draft(page).inputValue(), 'Make it one');
    await post(page, 'Make it two');
    await message(page, 'Make it two').getByText('Edited').waitFor();
    await act(message(page, 'Make it two'), 'Remove');
    await page.getByText('it cannot be undone').waitFor();
    await message(page, 'Make it two').locator('.is-danger').click();
    await page.getByText('Your message was removed').waitFor();
  }),

  'finds a message and leads to it': onPlayground(async ({ page }) => {
    await post(page, 'Remember the marmalade');
    await message(page, 'marmalade').waitFor();
    await page.getByRole('button', { name: 'Find messages' }).click();
    await page.getByRole('searchbox', { name: 'Find messages' }).fill('marmalade');
    await page.getByRole('searchbox', { name: 'Find messages' }).press('Enter');
    await page.locator('room-search [part~="message"] button').first().click();
    await page.locator('room-messages .is-target', { hasText: 'marmalade' }).waitFor();
    assert.equal(await page.locator('room-search').isVisible(), false);
  }),

  'sends a file along, which can be read again': onPlayground(async ({ page }) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Attach files' }).click();
    const buffer = Buffer.from('EUR/USD 1.0861');
    await (await chooser).setFiles({ name: 'fixings.txt', mimeType: 'text/plain', buffer });
    await page.getByRole('button', { name: 'Take out fixings.txt' }).waitFor();
    await post(page, 'The fixings');
    const saved = page.waitForEvent('download');
    await message(page, 'The fixings').getByRole('button', { name: 'fixings.txt' }).click();
    assert.equal((await saved).suggestedFilename(), 'fixings.txt');
  }),
};
