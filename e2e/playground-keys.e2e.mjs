// The playground without a pointer.
import assert from 'node:assert/strict';
import { onPlayground } from './on-playground.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** What has the focus, as a person would name it. @type {(page: Page) => Promise<string>} */
const focused = (page) =>
  page.evaluate(() => {
    const { activeElement: at } = document;
    return at?.getAttribute('aria-label') ?? at?.textContent?.trim().replace(/\s+/g, ' ') ?? '';
  });

/** @type {Record<string, import('../scripts/test-e2e.mjs').EndToEndTest>} */
export const tests = {
  'the command field finds a setting, does it and gives the focus back': onPlayground(async ({ page }) => {
    const field = page.getByRole('combobox', { name: 'Search add-ins, calls, settings' });
    await page.getByRole('slider', { name: 'Latency' }).focus();
    await page.keyboard.press('Control+k');
    await field.fill('theme dark');
    await field.press('Enter');
    await page.locator('html[data-theme="dark"]').waitFor();
    assert.equal(
      await page.getByRole('slider', { name: 'Latency' }).evaluate((at) => at === document.activeElement),
      true,
    );
    await page.keyboard.press('Control+k');
    await field.fill('no such thing');
    await page.getByText('Nothing is called “no such thing”.').waitFor();
    await field.press('Escape');
    await field.waitFor({ state: 'hidden' });
  }),

  'the command field leads to an add-in, and to a call in the inspector': onPlayground(async ({ page }) => {
    const field = page.getByRole('combobox', { name: 'Search add-ins, calls, settings' });
    await page.keyboard.press('Control+k');
    await field.fill('trade guard');
    await field.press('Enter');
    await page
      .getByRole('button', { name: /^Trade guard/ })
      .and(page.locator('[aria-current="true"]'))
      .waitFor();
    await page.keyboard.press('Control+k');
    await field.fill('outgoing/intercept');
    await field.press('Enter');
    await page.getByRole('complementary', { name: 'Details' }).getByText('outgoing/intercept').waitFor();
    assert.equal(await focused(page), 'What crossed the port');
  }),

  'F6 goes through the parts of the page, and back': onPlayground(async ({ page }) => {
    const seen = [];
    for (let press = 0; press < 6; press++) {
      await page.keyboard.press('F6');
      seen.push(await focused(page));
    }
    const [bar, list, , panes, inspector, panel] = seen;
    assert.match(bar ?? '', /^Search add-ins/);
    assert.match(list ?? '', /^Market feed/);
    assert.deepEqual([panes, inspector, panel], ['Pane', 'What crossed the port', 'Conditions']);
    await page.keyboard.press('Shift+F6');
    assert.equal(await focused(page), 'What crossed the port');
  }),

  'arrow keys go through the list, and ? tells the keys': onPlayground(async ({ page }) => {
    await page.getByRole('button', { name: /^Market feed/ }).focus();
    await page.keyboard.press('ArrowDown');
    assert.match(await focused(page), /^Trade guard/);
    await page.keyboard.press('Home');
    assert.match(await focused(page), /^Market feed/);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).getByText('Next part of the page, the one before').waitFor();
    await page.keyboard.press('Escape');
    assert.match(await focused(page), /^Market feed/);
  }),

  'a question mark in a message is only that': onPlayground(async ({ page }) => {
    const draft = page.locator('room-composer textarea');
    await draft.focus();
    await page.keyboard.type('Really?');
    assert.equal(await draft.inputValue(), 'Really?');
    assert.equal(await page.getByRole('dialog').count(), 0);
  }),

  'the inspector is as high as one makes it, and stays so': onPlayground(async ({ page }) => {
    const edge = page.getByRole('separator', { name: 'Height of the inspector' });
    await edge.focus();
    await edge.press('PageUp');
    const height = Number(await edge.getAttribute('aria-valuenow'));
    assert.equal(await page.locator('inspector-panel').evaluate((panel) => panel.clientHeight + 1), height);
    const box = await edge.boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + 200, box.y + 4);
    await page.mouse.down();
    await page.mouse.move(box.x + 200, box.y + 44);
    await page.mouse.up();
    assert.equal(Number(await edge.getAttribute('aria-valuenow')), height - 40);
    await page.reload();
    await edge.waitFor();
    assert.equal(Number(await edge.getAttribute('aria-valuenow')), height - 40);
  }),
};
