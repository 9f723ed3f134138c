// The playground in windows of every width, and what a checker of accessibility says of it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { draft, notice, onPlayground, pane, post } from './on-playground.mjs';

/** @typedef {import('playwright-core').Page} Page */

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * The rules that the page breaks, each with where.
 * @type {(page: Page, options?: { hasMain?: boolean }) => Promise<string[]>}
 */
async function checkAccess(page, { hasMain = true } = {}) {
  await page.evaluate(axe);
  return page.evaluate(async (enabled) => {
    // Put into the page by the line above.
    const checker = /** @type {{ axe: typeof import('axe-core') }} */ (/** @type {unknown} */ (window)).axe;
    const { violations } = await checker.run(document, {
      iframes: false,
      resultTypes: ['violations'],
      rules: { 'landmark-one-main': { enabled } },
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  }, hasMain);
}

/** Nothing lies outside of the window. @type {(page: Page) => Promise<void>} */
async function assertFits(page) {
  const { clientWidth, scrollWidth } = await page.evaluate(() => document.documentElement);
  assert.equal(scrollWidth, clientWidth);
}

/** @type {(page: Page, name: RegExp) => import('playwright-core').Locator} */
const tab = (page, name) => page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name });

/** @type {Record<string, import('../scripts/test-e2e.mjs').EndToEndTest>} */
export const tests = {
  'in a middling window the list is a strip, and the conditions open over the stage': onPlayground(async ({ page }) => {
    await page.setViewportSize({ width: 1100, height: 800 });
    const list = page.getByRole('navigation', { name: 'Add-ins' });
    const panel = page.getByRole('complementary', { name: 'Conditions' });
    const toggle = page.getByRole('banner').getByRole('button', { name: 'Conditions' });
    await panel.waitFor({ state: 'hidden' });
    assert.equal(await list.evaluate((element) => element.getBoundingClientRect().width), 57);
    const widthPx = await pane(page, 'Market feed').evaluate((element) => element.clientWidth);
    await toggle.click();
    await panel.waitFor();
    assert.equal(await pane(page, 'Market feed').evaluate((element) => element.clientWidth), widthPx);
    await panel.getByRole('slider', { name: 'Latency' }).focus();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    assert.equal(await toggle.evaluate((element) => element === document.activeElement), true);
    await list.getByRole('button', { name: 'Show the whole list' }).click();
    await page.getByLabel('Open a URL or manifest').waitFor();
    await assertFits(page);
  }),

  'in a narrow window there is one view, a picker, and dots for what is out of sight': onPlayground(
    async ({ page }) => {
      await page.setViewportSize({ width: 420, height: 900 });
      await draft(page).waitFor();
      await tab(page, /^Pane, connected/).click();
      await pane(page, 'Market feed').getByText('Connected').waitFor();
      await page.waitForURL(/tab=pane/);
      await tab(page, /^Conditions/).click();
      await page.getByLabel('Who looks on').waitFor();
      await page.getByRole('button', { name: /^Add-ins\. Market feed/ }).click();
      await page.getByRole('button', { name: /^Trade guard/ }).click();
      await pane(page, 'Trade guard').getByText('Connected').waitFor();
      await tab(page, /^Room/).click();
      await post(page, 'Sell 8 m EUR/USD');
      await notice(page).getByText('Trade guard stopped this post').waitFor();
      await tab(page, /^Inspector, a verdict came/).click();
      await assertFits(page);
    },
  ),

  'what is said in the room shows at its tab while another is in sight': onPlayground(
    async ({ page, context, url }) => {
      await page.setViewportSize({ width: 420, height: 900 });
      await tab(page, /^Inspector/).click();
      const theirs = await context.newPage();
      await theirs.goto(`${url}?as=priya.raman`);
      await post(theirs, 'Anybody there?');
      await tab(page, /^Room, 1 new message/).click();
      await tab(page, /^Room$/).waitFor();
    },
  ),

  'two people in a narrow window are one switch apart': onPlayground(async ({ page }) => {
    await page.setViewportSize({ width: 420, height: 900 });
    await page.getByRole('button', { name: 'As Sam Whitfield. Show the room as Priya Raman has it' }).click();
    await page.getByRole('button', { name: 'As Priya Raman. Show the room as Sam Whitfield has it' }).waitFor();
    await assertFits(page);
  }, '?also=priya.raman'),

  'nothing of the page is out of reach for those who do not see it': onPlayground(async ({ page }) => {
    assert.deepEqual(await checkAccess(page), []);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    assert.deepEqual(await checkAccess(page), []);
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 420, height: 900 });
    assert.deepEqual(await checkAccess(page), []);
    // One column shows the picture or one of its tools.
    await tab(page, /^Conditions/).click();
    assert.deepEqual(await checkAccess(page, { hasMain: false }), []);
  }),

  'nor in the dark, from right to left and with two people': onPlayground(async ({ page }) => {
    assert.deepEqual(await checkAccess(page), []);
    await page.getByRole('button', { name: 'Crash host' }).click();
    await page.getByText('You crashed the host').waitFor();
    assert.deepEqual(await checkAccess(page), []);
  }, '?theme=dark&lang=ar&also=hannah.lind'),
};
