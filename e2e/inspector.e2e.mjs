// The inspector as an author uses it: what crosses the port of the add-ins, told apart, hidden until asked for.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { draft, notice, onPlayground, post } from './on-playground.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Locator} Locator */

/** @type {(page: Page) => Locator} */
const inspector = (page) => page.getByRole('region', { name: 'Inspector' });

/** Rows that say all of this, as they are in sight. @type {(page: Page, ...words: string[]) => Locator} */
const rows = (page, ...words) =>
  words.reduce((found, hasText) => found.filter({ hasText }), inspector(page).locator('.in-row'));

/** @type {(page: Page) => Locator} */
const details = (page) => page.getByRole('complementary', { name: 'Details' });

/** Shows records of one kind alone. @type {(page: Page, label: string) => Promise<void>} */
const filter = (page, label) =>
  inspector(page)
    .getByRole('button', { name: new RegExp(`^${label} ?\\d`) })
    .click();

/** How many there are of a kind, as its chip says. @type {(page: Page, label: string) => Promise<number>} */
const count = async (page, label) =>
  Number((await inspector(page).locator('.chip', { hasText: label }).innerText()).replace(/\D/g, ''));

/** @type {(page: Page, name: string) => Locator} */
const act = (page, name) => inspector(page).getByRole('button', { name, exact: true });

/** A post that Trade guard stops, and one that it changes. @type {(page: Page) => Promise<void>} */
async function postTwo(page) {
  await post(page, 'Sell 8 m EUR/USD at 1.0862, London close');
  await notice(page).getByText('Trade guard stopped this post').waitFor();
  await post(page, 'Bid 3 m EURUSD at 1.0861 for 1 min');
  await notice(page).getByText('Trade guard changed this post').waitFor();
}

/** @type {Record<string, import('../scripts/test-e2e.mjs').EndToEndTest>} */
export const tests = {
  'the inspector shows checks and verdicts of a post, with their results': onPlayground(async ({ page }) => {
    await postTwo(page);
    await filter(page, 'Verdicts');
    await rows(page, 'outgoing/verdict', 'Stopped').waitFor();
    await rows(page, 'outgoing/verdict', 'Changed').waitFor();
    assert.equal(await rows(page, 'outgoing/check').count(), 2);
    assert.match(await rows(page, 'outgoing/verdict', 'Stopped').innerText(), /\d ms/);
  }),

  'a check opens to the whole way of its draft': onPlayground(async ({ page }) => {
    await postTwo(page);
    await filter(page, 'Verdicts');
    await rows(page, 'outgoing/verdict', 'Stopped').click();
    const way = page.getByRole('complementary', { name: 'Details' }).locator('.in-way');
    assert.match(await way.innerText(), /Trade guard\s+Stopped\s+\d+(\.\d+)? ms\s+Came back/);
    await rows(page, 'outgoing/verdict', 'Changed').click();
    assert.match(await way.innerText(), /Trade guard\s+Changed\s+\d+(\.\d+)? ms\s+Posted/);
  }),

  'the inspector shows calls with their answers, and streams with their events': onPlayground(async ({ page }) => {
    await filter(page, 'Calls');
    await rows(page, 'outgoing/intercept', 'OK').waitFor();
    await filter(page, 'Streams');
    await rows(page, 'messages/follow', 'Open').waitFor();
    await rows(page, 'messages/follow', 'posted').first().waitFor();
  }),

  'a filter shows its kind alone, and says so where there is none': onPlayground(async ({ page }) => {
    await filter(page, 'Events');
    await rows(page, 'welcome').first().waitFor();
    assert.equal(await rows(page, 'messages/').count(), 0);
    await filter(page, 'Errors');
    await inspector(page).getByText('Nothing of this kind').waitFor();
    await act(page, 'Show all').click();
    await rows(page, 'messages/follow').first().waitFor();
  }),

  'pings are hidden until they are asked for': onPlayground(async ({ page }) => {
    assert.equal(await rows(page, 'ping').count(), 0);
    await filter(page, 'Pings');
    await rows(page, 'ping', 'OK').first().waitFor();
  }),

  'what people wrote is in no row, no detail and no file until it is asked for': onPlayground(async ({ page }) => {
    await postTwo(page);
    await filter(page, 'Verdicts');
    await rows(page, 'Stopped').click();
    await details(page).getByText('Contents are hidden').waitFor();
    assert.doesNotMatch(await inspector(page).innerText(), /EUR|London|desk limit/);
    const download = page.waitForEvent('download');
    await act(page, 'Export').click();
    const file = await readFile(await (await download).path(), 'utf8');
    assert.doesNotMatch(file, /EUR|London|desk limit/);
    assert.equal(JSON.parse(file).format, 'roompane/recording');
  }),

  'contents that were asked for are in the row, the details and the file': onPlayground(async ({ page }) => {
    await postTwo(page);
    await filter(page, 'Verdicts');
    await rows(page, 'Stopped').click();
    await details(page).getByRole('button', { name: 'Show contents' }).click();
    await details(page).locator('pre', { hasText: '"type": "block"' }).waitFor();
    await rows(page, 'Stopped', 'desk limit').waitFor();
    const download = page.waitForEvent('download');
    await act(page, 'Export').click();
    assert.match(await readFile(await (await download).path(), 'utf8'), /London close/);
  }),

  'what became of each post is a file: without a word of it, and with them when they were asked for': onPlayground(
    async ({ page }) => {
      await postTwo(page);
      const exported = async () => {
        const download = page.waitForEvent('download');
        await act(page, 'Export posts').click();
        return readFile(await (await download).path(), 'utf8');
      };
      const bare = await exported();
      assert.doesNotMatch(bare, /EUR|London|desk limit/);
      const { format, drafts } = JSON.parse(bare);
      const decided = drafts.map((/** @type {{ decisions: { did: string }[] }} */ each) => each.decisions[0]?.did);
      assert.deepEqual([format, decided], ['roompane/outgoing', ['blocked', 'replaced']]);
      await filter(page, 'Verdicts');
      await rows(page, 'Changed').click();
      await details(page).getByRole('button', { name: 'Show contents' }).click();
      await details(page).locator('.in-said del', { hasText: 'Bid 3 m EURUSD' }).waitFor();
      await details(page).locator('.in-said ins', { hasText: 'Bid 3 m EUR/USD' }).waitFor();
      assert.match(await exported(), /London close/);
    },
  ),

  'the keys lead through the rows: select, open, close': onPlayground(async ({ page }) => {
    await postTwo(page);
    await filter(page, 'Verdicts');
    await rows(page, 'Changed').waitFor();
    const grid = inspector(page).getByRole('grid');
    await grid.focus();
    await grid.press('End');
    await rows(page, 'Changed').and(page.locator('[aria-selected="true"]')).waitFor();
    await grid.press('ArrowUp');
    await grid.press('ArrowUp');
    await rows(page, 'Stopped').and(page.locator('[aria-selected="true"]')).waitFor();
    await grid.press('Enter');
    await details(page).locator('header').getByText('Stopped').waitFor();
    await grid.press('ArrowDown');
    await details(page).getByText('outgoing/check').waitFor();
    await details(page).getByRole('button', { name: 'Close details' }).press('Escape');
    await details(page).waitFor({ state: 'detached' });
    assert.equal(await grid.evaluate((element) => element === document.activeElement), true);
  }),

  'paused, the rows stand still, and nothing is missing afterwards': onPlayground(async ({ page }) => {
    await act(page, 'Pause').click();
    const before = await count(page, 'Verdicts');
    await postTwo(page);
    await inspector(page).getByText('Paused').waitFor();
    assert.equal(await count(page, 'Verdicts'), before);
    await act(page, 'Go on').click();
    await filter(page, 'Verdicts');
    await rows(page, 'Changed').waitFor();
    assert.equal(await count(page, 'Verdicts'), before + 4);
  }),

  'cleared, the inspector begins again': onPlayground(async ({ page }) => {
    await postTwo(page);
    await filter(page, 'Verdicts');
    await rows(page, 'Changed').waitFor();
    await act(page, 'Clear').click();
    await rows(page, 'Changed').waitFor({ state: 'detached' });
    assert.equal(await count(page, 'Verdicts'), 0);
    await post(page, 'Sell 8 m EUR/USD');
    await rows(page, 'Stopped').waitFor();
  }),

  'what add-ins do without their grant is an error': onPlayground(async ({ page }) => {
    await page.getByRole('switch', { name: 'Read messages in this room' }).click();
    await filter(page, 'Errors');
    await rows(page, 'messages/follow', 'Refused', 'call/denied').waitFor();
  }),

  'a flood is drawn as few rows, and the newest of them is in sight': onPlayground(async ({ page }) => {
    await page.locator('inspector-panel').evaluate((panel) => {
      // The panel's own property, which only it has.
      const { recorder } =
        /** @type {HTMLElement & { recorder: { observe(source: string): (event: object) => void } }} */ (panel);
      const observe = recorder.observe('flood');
      for (let id = 1; id <= 10_000; id++) {
        const written = JSON.stringify({ type: 'call', id, method: `flood/number-${id}`, params: {} });
        observe({ type: 'crossed', atEpochMs: Date.now(), direction: 'to-host', written, sizeBytes: written.length });
      }
    });
    await rows(page, 'flood/number-10000').waitFor();
    assert.ok((await inspector(page).locator('.in-row').count()) < 60);
    assert.ok((await count(page, 'Calls')) >= 10_000);
  }),

  'it can be put away, and stays away when the page is loaded again': onPlayground(async ({ page }) => {
    const toggle = page.getByRole('banner').getByRole('button', { name: 'Inspector' });
    await toggle.click();
    await inspector(page).waitFor({ state: 'hidden' });
    await page.reload();
    await draft(page).waitFor();
    assert.equal(await inspector(page).isVisible(), false);
    await toggle.click();
    await rows(page, 'welcome').first().waitFor();
  }),

  'in a narrow window it is a tab, which tells of a verdict out of sight': onPlayground(async ({ page }) => {
    await page.setViewportSize({ width: 420, height: 800 });
    await post(page, 'Sell 8 m EUR/USD at 1.0862, London close');
    const tabs = page.getByRole('navigation', { name: 'Views' });
    await tabs.getByRole('button', { name: 'Inspector, a verdict came' }).click();
    await rows(page, 'outgoing/verdict', 'Stopped').waitFor();
    await tabs.getByRole('button', { name: 'Inspector', exact: true }).waitFor();
    const { clientWidth, scrollWidth } = await page.evaluate(() => document.documentElement);
    assert.equal(scrollWidth, clientWidth);
  }),
};
