// The playground as a newcomer meets it: a room, two add-ins on another site, a post that is stopped.
import assert from 'node:assert/strict';
import { draft, notice, onPlayground, pane, post, untilReady } from './on-playground.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Locator} Locator */

/** @type {(page: Page, text: string) => Locator} */
const message = (page, text) => page.locator('room-messages [part~="message"]').filter({ hasText: text });

/** @type {(page: Page) => Locator} */
const shownPane = (page) => page.locator('room-pane:not(.is-away)');

/** @type {(page: Page) => import('playwright-core').FrameLocator} */
const marketFeed = (page) => page.frameLocator('iframe[title="Market feed"]');

/** Posts a bid from the pane, and sees it in the room as the add-in's. @type {(page: Page) => Promise<void>} */
async function bidFromPane(page) {
  const before = await message(page, 'via Market feed').count();
  await marketFeed(page).getByRole('button', { name: 'Post bid to room' }).click();
  await message(page, 'via Market feed').nth(before).waitFor();
  const text = await message(page, 'via Market feed').nth(before).innerText();
  assert.match(text, /Bid 3\.0 m EUR\/USD at 1\.0\d{3}/);
}

/** Market feed's frame goes to a page that has no part in the room. @type {(page: Page) => Promise<void>} */
async function leavePage(page) {
  const frame = page.frames().find((each) => each.url().includes('/market-feed/'));
  assert.ok(frame);
  const left = page.waitForEvent('framenavigated', (each) => each === frame);
  // The page may be gone before it has answered.
  await Promise.all([left, frame.evaluate(() => (location.href = 'about:blank')).catch(() => {})]);
}

/** @type {Record<string, import('../scripts/test-e2e.mjs').EndToEndTest>} */
export const tests = {
  'a newcomer sees the room and an add-in at its side, and posts a message': onPlayground(async ({ page }) => {
    await message(page, 'The vendor feed runs 40 seconds late').waitFor();
    await post(page, 'Good morning from the first visit');
    await message(page, 'Good morning from the first visit').waitFor();
    assert.equal(await draft(page).inputValue(), '');
  }),

  'Trade guard stops a post over the limit: the reason is told, words and caret stay': onPlayground(
    async ({ page }) => {
      await draft(page).fill('Sell 8 m EUR/USD at 1.0862, London close');
      // The element under test is a text area, so it has a selection.
      await draft(page).evaluate((field) => /** @type {HTMLTextAreaElement} */ (field).setSelectionRange(6, 6));
      await draft(page).press('Enter');
      await notice(page).getByText('Trade guard stopped this post').waitFor();
      await notice(page).getByText('8 m is over the desk limit of 5 m.').waitFor();
      assert.equal(await draft(page).inputValue(), 'Sell 8 m EUR/USD at 1.0862, London close');
      const caret = await draft(page).evaluate((field) => /** @type {HTMLTextAreaElement} */ (field).selectionStart);
      assert.equal(caret, 6);
      assert.equal(await message(page, 'Sell 8 m').count(), 0);
    },
  ),

  'one click takes the correction, and it is posted as the person’s own': onPlayground(async ({ page }) => {
    await post(page, 'Sell 8 m EUR/USD at 1.0862, London close');
    await notice(page).locator('[part~="fix"]').click();
    assert.equal(await draft(page).inputValue(), 'Sell 5 m EUR/USD at 1.0862, London close');
    await draft(page).press('Enter');
    const posted = message(page, 'Sell 5 m EUR/USD at 1.0862, London close');
    await posted.waitFor();
    assert.doesNotMatch(await posted.innerText(), /via/);
  }),

  'Trade guard corrects what a desk writes differently, and the person is told': onPlayground(async ({ page }) => {
    await post(page, 'Bid 3 m EURUSD at 1.0861 for 1 min');
    await message(page, 'Bid 3 m EUR/USD at 1.0861 for one minute').waitFor();
    await notice(page).getByText('Trade guard changed this post').waitFor();
  }),

  'Market feed shows prices that live': onPlayground(async ({ page }) => {
    const rows = marketFeed(page).locator('tbody tr');
    await rows.nth(5).waitFor();
    const before = await rows.allTextContents();
    const frame = page.frames().find((each) => each.url().includes('/market-feed/'));
    assert.ok(frame);
    await frame.waitForFunction(
      (texts) => texts.join() !== [...document.querySelectorAll('tbody tr')].map((row) => row.textContent).join(),
      before,
    );
  }),

  'prices are one quiet line by Market feed’s template, open on demand, and the bot’s own words once it is stopped':
    onPlayground(async ({ page }) => {
      const list = page.locator('room-messages');
      const line = list.locator('.is-fold').last();
      await line
        .getByText(/^\d+\.\d{5}$/)
        .first()
        .waitFor();
      assert.equal(await list.getByText(/^Rates \d\d:/).count(), 0);
      await line.getByRole('button', { name: /^Show/ }).click();
      await list.getByRole('columnheader', { name: 'Ask' }).first().waitFor();
      await list.getByRole('rowheader', { name: 'EUR/USD' }).first().waitFor();
      await page.getByRole('switch', { name: 'Market feed runs' }).click();
      await list
        .getByText(/^Rates \d\d:/)
        .first()
        .waitFor();
    }),

  'Market feed posts a bid, and the room says through whom': onPlayground(({ page }) => bidFromPane(page)),

  'without its frame Market feed posts nothing': onPlayground(async ({ page }) => {
    await bidFromPane(page);
    await page.locator('iframe[title="Market feed"]').evaluate((frame) => frame.remove());
    page.setDefaultTimeout(1_000);
    await assert.rejects(bidFromPane(page), { name: 'TimeoutError' });
  }),

  'Trade guard stops what Market feed posts too': onPlayground(async ({ page }) => {
    await marketFeed(page).locator('input[name="Amount"]').fill('8.0');
    await marketFeed(page).getByRole('button', { name: 'Post bid to room' }).click();
    await marketFeed(page).getByText('Trade guard stopped this post. 8 m is over the desk limit of 5 m.').waitFor();
  }),

  'what was posted is there after a reload': onPlayground(async ({ page }) => {
    await post(page, 'This outlives the page');
    await message(page, 'This outlives the page').waitFor();
    await page.reload();
    await message(page, 'This outlives the page').waitFor();
    await untilReady(page);
  }),

  'a second tab follows a post of the first': onPlayground(async ({ page, context, url }) => {
    const other = await context.newPage();
    await other.goto(`${url}?as=priya.raman`);
    await message(other, 'The vendor feed runs 40 seconds late').waitFor();
    await post(page, 'Can you see this, Priya?');
    await message(other, 'Can you see this, Priya?').waitFor();
    assert.match(await message(other, 'Can you see this, Priya?').innerText(), /Sam Whitfield/);
  }),

  'an add-in that is stopped stands in nobody’s way': onPlayground(async ({ page }) => {
    await page.getByRole('switch', { name: 'Trade guard runs' }).click();
    await pane(page, 'Trade guard').waitFor({ state: 'detached' });
    await post(page, 'Sell 8 m EUR/USD at 1.0862');
    await message(page, 'Sell 8 m EUR/USD at 1.0862').waitFor();
  }),

  'a grant that is taken back is missed at once, and works again when it is given': onPlayground(async ({ page }) => {
    await page.getByRole('switch', { name: 'Post messages as you' }).click();
    await marketFeed(page).getByText('You may read here, not post.').waitFor();
    await page.getByRole('switch', { name: 'Post messages as you' }).click();
    await bidFromPane(page);
  }),

  'an add-in that left its page is brought back once; then it is the person’s turn': onPlayground(async ({ page }) => {
    await leavePage(page);
    await shownPane(page).getByText('Connected').waitFor();
    await marketFeed(page).locator('tbody tr').first().waitFor();
    await leavePage(page);
    await shownPane(page).getByText('Market feed left its page').waitFor();
    await shownPane(page).getByRole('button', { name: 'Reload pane' }).click();
    await bidFromPane(page);
  }),

  'a visitor reads and is told why not to write': onPlayground(async ({ page }) => {
    await page.getByLabel('Be this person').selectOption({ label: 'Lena Fischer, visitor' });
    await page.locator('room-composer .closed').waitFor();
    await marketFeed(page).getByText('You may read here, not post.').waitFor();
  }),

  'the theme reaches page and add-in': onPlayground(async ({ page }) => {
    await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
    await page.locator('html[data-theme="dark"]').waitFor();
    await marketFeed(page).locator('html[data-theme="dark"]').waitFor();
  }),

  'from right to left nothing falls out of the window, and the add-in follows': onPlayground(async ({ page }) => {
    await marketFeed(page).locator('html[dir="rtl"]').waitFor();
    const { clientWidth, scrollWidth } = await page.evaluate(() => document.documentElement);
    assert.equal(scrollWidth, clientWidth);
  }, '?dir=rtl'),

  'what cannot be opened stays in the field, with the reason and what to do': onPlayground(async ({ page }) => {
    const field = page.getByLabel('Open a URL or manifest');
    await field.fill('http://addins.example/app');
    await field.press('Enter');
    await page.getByText('entry/not-allowed').waitFor();
    assert.equal(await field.inputValue(), 'http://addins.example/app');
    await field.fill('{ "id": "x", "name": "X", "version": "1", "entry": "https://x.example/", "requires": ["all"] }');
    await field.press('Enter');
    await page.getByText('manifest/invalid').waitFor();
    assert.match(await page.locator('.problem').innerText(), /requires/);
  }),

  'what was opened stands under Recent, and opens again without a grant': onPlayground(async ({ page }) => {
    const served = page.frames().find((each) => each.url().includes('/market-feed/'));
    assert.ok(served);
    const entry = served.url().replace(/#.*/, '');
    const manifest = { id: 'mine', name: 'My feed', version: '1', entry, requires: ['messages/read'] };
    await page.getByLabel('Open a URL or manifest').fill(JSON.stringify(manifest));
    await page.getByLabel('Open a URL or manifest').press('Enter');
    await pane(page, 'My feed').getByText('Connected').waitFor();
    await page.reload();
    const recent = page.getByRole('region', { name: 'Recent' });
    await recent.getByRole('button', { name: /^My feed/ }).click();
    await pane(page, 'My feed').getByText('Connected').waitFor();
    assert.equal(await page.getByRole('switch', { name: 'Read messages in this room' }).isChecked(), false);
  }),
};
