// What a previewer sets around an add-in, and what can be made to go wrong: by the panel, and by a link where it may.
import assert from 'node:assert/strict';
import { draft, notice, onPlayground, pane, post, untilReady } from './on-playground.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Locator} Locator */

/** @type {(page: Page) => Locator} */
const conditions = (page) => page.getByRole('complementary', { name: 'Conditions' });

/** @type {(page: Page, name: string) => Locator} */
const act = (page, name) => conditions(page).getByRole('button', { name, exact: true });

/** @type {(page: Page, name: string) => Locator} */
const toggle = (page, name) => conditions(page).getByRole('switch', { name });

/** Radios lie under their words. @type {(page: Page, name: string) => Promise<void>} */
const choose = (page, name) => conditions(page).getByRole('radio', { name }).check({ force: true });

/** @type {(page: Page, text: string) => Locator} */
const message = (page, text) =>
  page.locator('.room:not(.is-other) room-messages [part~="message"]').filter({ hasText: text });

/** @type {(page: Page) => import('playwright-core').FrameLocator} */
const marketFeed = (page) => page.frameLocator('iframe[title="Market feed"]');

/** @type {(page: Page) => Locator} */
const other = (page) => page.getByRole('region', { name: 'Room, as Priya Raman has it' });

/** @type {(page: Page) => Promise<void>} */
const untilConnected = (page) => pane(page, 'Market feed').getByText('Connected').waitFor();

/** @type {Record<string, import('../scripts/test-e2e.mjs').EndToEndTest>} */
export const tests = {
  'a role that is tried reaches the room and the add-in, and is taken back': onPlayground(async ({ page }) => {
    await choose(page, 'Visitor');
    await page.locator('room-composer .closed').waitFor();
    await marketFeed(page).getByText('You may read here, not post.').waitFor();
    await act(page, 'Reset').click();
    await draft(page).waitFor();
    await marketFeed(page).getByRole('button', { name: 'Post bid to room' }).waitFor();
  }),

  'what is set stands in the address, and is there again when it is loaded': onPlayground(async ({ page }) => {
    await choose(page, 'Auditorium');
    await conditions(page).getByRole('slider', { name: 'Latency' }).fill('120');
    await conditions(page).getByLabel('Language').selectOption('العربية');
    await page.locator('html[dir="rtl"]').waitFor();
    await page.locator('room-messages').getByText('اليوم').waitFor({ state: 'attached' });
    assert.match(page.url(), /room=auditorium&latency=120&lang=ar/);
    await marketFeed(page).locator('html[dir="rtl"]').waitFor();
    await page.reload();
    await page.locator('room-header').getByText('Auditorium').waitFor();
    assert.equal(await conditions(page).getByRole('radio', { name: 'RTL' }).isChecked(), true);
  }),

  'a link sets what it may, grants nothing and breaks nothing': onPlayground(async ({ page }) => {
    assert.equal(await page.locator('main').getAttribute('data-density'), 'compact');
    assert.equal(await page.locator('.panes').evaluate((element) => element.getBoundingClientRect().width), 300);
    assert.equal(await toggle(page, 'Check your posts before they are sent').isChecked(), false);
    for (const name of ['Offline', 'Hold the clocks']) assert.equal(await toggle(page, name).isChecked(), false);
    await post(page, 'Nothing is broken');
    await message(page, 'Nothing is broken').waitFor();
  }, '?density=compact&pane=300&latency=9999&grants=outgoing/intercept&offline=1&clocks=held'),

  'an add-in that is slow misses its time, and the post is told to be unchecked': onPlayground(async ({ page }) => {
    await page.getByRole('button', { name: /^Trade guard/ }).click();
    await conditions(page).getByRole('slider', { name: 'Slow add-in' }).fill('5000');
    await post(page, 'Sell 8 m EUR/USD at 1.0862');
    await notice(page).getByText('This post was not checked').waitFor();
    await message(page, 'Sell 8 m EUR/USD').waitFor();
  }),

  'a port that is dropped is noticed by the host alone, and a reload brings another': onPlayground(async ({ page }) => {
    await act(page, 'Drop port').click();
    await pane(page, 'Market feed').getByText('Not answering').waitFor();
    await marketFeed(page).getByRole('button', { name: 'Post bid to room' }).waitFor();
    await act(page, 'Reload').click();
    await untilConnected(page);
  }),

  'a host that crashed is told of, and starts again': onPlayground(async ({ page }) => {
    await act(page, 'Crash host').click();
    await page.getByText('You crashed the host').waitFor();
    assert.equal(await page.locator('iframe').count(), 0);
    await page.getByRole('button', { name: 'Start the host again' }).click();
    await untilReady(page);
    await post(page, 'Back again');
    await message(page, 'Back again').waitFor();
  }),

  'two people share a room, each with their own standing': onPlayground(async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    const theirs = other(page).locator('room-composer textarea');
    await theirs.fill('Hello from the other side');
    await theirs.press('Enter');
    await message(page, 'Hello from the other side').waitFor();
    assert.match(await message(page, 'Hello from the other side').innerText(), /Priya Raman/);
    await choose(page, 'Auditorium');
    await page.locator('.room:not(.is-other) room-composer .closed').waitFor();
    await theirs.fill('Presenters may');
    await theirs.press('Enter');
    await message(page, 'Presenters may').waitFor();
    await conditions(page).getByLabel('Who looks on').selectOption('Nobody else');
    await other(page).waitFor({ state: 'detached' });
  }, '?also=priya.raman'),

  'people and bots speak at the rate of a link, and fall silent': onPlayground(async ({ page }) => {
    const list = page.locator('room-messages');
    await list
      .getByText(/^(Tom Okafor|Marco Bianchi|Yuki Tanaka|Limits bot)$/)
      .nth(3)
      .waitFor();
    await conditions(page).getByRole('slider', { name: 'Messages' }).fill('0');
    await page.waitForURL((address) => !address.searchParams.has('rate'));
  }, '?rate=50'),

  'a flood fills the room until it is stopped': onPlayground(async ({ page }) => {
    const list = page.locator('room-messages');
    const newest = () =>
      list.evaluate(({ shadowRoot }) =>
        Number([...(shadowRoot?.querySelectorAll('[data-message]') ?? [])].at(-1)?.getAttribute('aria-posinset')),
      );
    const before = await newest();
    await act(page, 'Flood').click();
    while ((await newest()) < before + 300) await act(page, 'Stop flood').waitFor();
    await act(page, 'Stop flood').click();
    await act(page, 'Flood').waitFor();
    await post(page, 'There is still room for this');
    await message(page, 'There is still room for this').waitFor();
  }),
};
