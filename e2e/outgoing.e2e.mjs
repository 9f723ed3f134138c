// What the poster sees of the way out, with real frames: stopped and put right, changed and taken back, asked, slow, gone.
import assert from 'node:assert/strict';
import { draft, notice, onPlayground, pane, post } from './on-playground.mjs';
import { standStill } from './stand-still.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Locator} Locator */

/** @type {(page: Page, text: string) => Locator} */
const message = (page, text) => page.locator('room-messages [part~="message"]').filter({ hasText: text });

/** The host's own dialog. @type {(page: Page) => Locator} */
const question = (page) => page.locator('room-question dialog[open]');

/** Opens an example, and waits until it stands in the way. @type {(page: Page, name: string) => Promise<void>} */
async function open(page, name) {
  await page
    .locator('.rail')
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();
  await pane(page, name).getByText('Connected').waitFor();
  await page.frameLocator(`iframe[title="${name}"]`).locator('#status[data-state="on"]').waitFor({ state: 'attached' });
}

/** The pane in sight. @type {(page: Page, name: string) => import('playwright-core').FrameLocator} */
const frame = (page, name) => page.frameLocator(`iframe[title="${name}"]`);

/** Presses once the answers count. @type {(page: Page, name: string) => Promise<void>} */
async function answer(page, name) {
  await question(page).locator(`[aria-disabled="false"]:text-is("${name}")`).click();
  await question(page).waitFor({ state: 'detached' });
}

const policies = /** @type {const} */ ({ Send: 'pass', Ask: 'ask', Stop: 'block' });

/**
 * Decides about Trade guard's posts, which mounts it afresh, and waits until it stands in the way as decided.
 * @type {(page: Page, policy: keyof typeof policies) => Promise<void>}
 */
async function decide(page, policy) {
  await page
    .locator('.rail')
    .getByRole('button', { name: /^Trade guard/ })
    .click();
  await page.getByLabel('Verdict within').selectOption({ label: '1 s' });
  await page.getByRole('radio', { name: policy, exact: true }).check({ force: true });
  await page.waitForFunction((wanted) => {
    /** @type {HTMLElement & { room?: { interceptors: { policy: string, presence: string, deadlineMs: number }[] } } | null} */
    const composer = document.querySelector('room-composer');
    const all = composer?.room?.interceptors ?? [];
    return all.some((each) => each.policy === wanted && each.presence === 'ready' && each.deadlineMs === 1_000);
  }, policies[policy]);
}

/** @type {(page: Page) => Promise<void>} */
async function postAlert(page) {
  await page.getByRole('button', { name: 'Important' }).click();
  await post(page, 'Fixing moved to 15:45');
  await question(page).getByText('Confirm broadcast asks before this is posted').waitFor();
}

/** @type {Record<string, import('../scripts/test-e2e.mjs').EndToEndTest>} */
export const tests = {
  'what was changed is shown word by word, and the user’s own words take its place': onPlayground(async ({ page }) => {
    await post(page, 'Bid 4 m EURUSD at 1.0861 for 1 min');
    await message(page, 'Bid 4 m EUR/USD at 1.0861 for one minute').waitFor();
    await notice(page).getByText('Trade guard changed this post').waitFor();
    await notice(page).getByRole('button', { name: 'View difference' }).click();
    await notice(page).locator('del', { hasText: 'EURUSD' }).waitFor();
    await notice(page).locator('ins', { hasText: 'one minute' }).waitFor();
    await draft(page).fill('the next one');
    await notice(page).getByRole('button', { name: 'Send my original' }).click();
    await message(page, 'Bid 4 m EURUSD at 1.0861 for 1 min').waitFor();
    assert.equal(await message(page, 'Bid 4 m EUR/USD').count(), 0);
    assert.equal(await draft(page).inputValue(), 'the next one');
  }),

  'a slow check is told of, with the time that is left, and can be cancelled: nothing is posted, nothing is lost':
    onPlayground(async ({ page }) => {
      const release = await standStill(page, 'trade-guard');
      await post(page, 'Bid 2 m EUR/USD');
      await notice(page).getByText('Trade guard is checking this post').waitFor();
      await notice(page)
        .getByText(/^\d\.\d s left, then it is sent unchecked\.$/)
        .waitFor();
      await draft(page).press('End');
      await draft(page).pressSequentially(' or better');
      await notice(page).getByRole('button', { name: 'Cancel post' }).click();
      await notice(page).waitFor({ state: 'detached' });
      assert.equal(await draft(page).inputValue(), 'Bid 2 m EUR/USD or better');
      await release();
      assert.equal(await message(page, 'Bid 2 m EUR/USD').count(), 0);
    }),

  'who does not wait for a slow check posts without it, and is told so': onPlayground(async ({ page }) => {
    const release = await standStill(page, 'trade-guard');
    await post(page, 'Bid 9 m EUR/USD');
    await notice(page).getByRole('button', { name: 'Send without waiting' }).click();
    await message(page, 'Bid 9 m EUR/USD').waitFor();
    await notice(page).getByText('You did not wait for Trade guard').waitFor();
    await release();
  }),

  'while the clocks are held, a check that stands at a breakpoint is waited for': onPlayground(async ({ page }) => {
    await decide(page, 'Send');
    await page.getByRole('switch', { name: 'Hold the clocks' }).click();
    const release = await standStill(page, 'trade-guard');
    await post(page, 'Sell 9 m EUR/USD at 1.0862');
    // Twice what a check has, so that one whose clock goes on would be late by now.
    const postedMs = await page.evaluate(() => performance.now());
    await page.waitForFunction((endMs) => performance.now() > endMs, postedMs + 2_000);
    await release();
    await notice(page).getByText('Trade guard stopped this post').waitFor();
    assert.equal(await message(page, 'Sell 9 m').count(), 0);
  }),

  'under the policy Ask the user decides whether a post leaves unchecked': onPlayground(async ({ page }) => {
    await decide(page, 'Ask');
    for (const [said, words] of /** @type {const} */ ([
      ['Do not post', 'Not sent unchecked'],
      ['Post unchecked', 'This post was not checked'],
    ])) {
      const release = await standStill(page, 'trade-guard');
      await post(page, 'Bid 9 m EUR/USD');
      await question(page).getByText('Trade guard could not check this post').waitFor();
      await answer(page, said);
      await notice(page).getByText(words).waitFor();
      await release();
    }
    await message(page, 'Bid 9 m EUR/USD').waitFor();
    assert.equal(await message(page, 'Bid 9 m EUR/USD').count(), 1);
  }),

  'under the policy Stop a check that is not there is told of before a post, and gives it back': onPlayground(
    async ({ page }) => {
      await decide(page, 'Stop');
      const release = await standStill(page, 'trade-guard');
      await post(page, 'Bid 2 m EUR/USD');
      await notice(page).getByText('then it comes back').waitFor();
      assert.equal(await notice(page).getByRole('button', { name: 'Send without waiting' }).count(), 0);
      await notice(page).getByText('Not sent: this room requires a check').waitFor();
      await release();
      await notice(page).getByRole('button', { name: 'Reload add-in' }).click();
      await notice(page).getByRole('button', { name: 'Try again' }).click();
      await message(page, 'Bid 2 m EUR/USD').waitFor();
    },
  ),

  'Confirm broadcast asks before an alert: no gives it back, Escape too, yes posts it': onPlayground(
    async ({ page }) => {
      await open(page, 'Confirm broadcast');
      await postAlert(page);
      const cameBack = notice(page).getByText('Not sent: Confirm broadcast asked you');
      await answer(page, 'Do not post');
      await cameBack.waitFor();
      assert.equal(await draft(page).inputValue(), 'Fixing moved to 15:45');
      assert.ok(await draft(page).evaluate((field) => field.matches(':focus')));
      for (const end of /** @type {const} */ (['Escape', 'Enter'])) {
        await draft(page).press('Enter');
        await question(page).locator('[aria-disabled="false"]').first().waitFor();
        if (end === 'Enter') await page.keyboard.press('Tab');
        await page.keyboard.press(end);
        await question(page).waitFor({ state: 'detached' });
        if (end === 'Escape') await cameBack.waitFor();
      }
      await message(page, 'Fixing moved to 15:45').waitFor();
    },
  ),

  'a question goes by itself when the add-in’s room is left': onPlayground(async ({ page }) => {
    await open(page, 'Confirm broadcast');
    await postAlert(page);
    // A modal dialog keeps the pointer off the page; the page itself goes on.
    await page.evaluate(() => {
      /** @type {HTMLElement & { room?: { leave(): Promise<void> } } | null} */
      const composer = document.querySelector('room-composer');
      return composer?.room?.leave();
    });
    await question(page).waitFor({ state: 'detached' });
  }),

  'Ethical wall stops a word of another desk, by rules that are edited live': onPlayground(async ({ page }) => {
    await open(page, 'Ethical wall');
    await post(page, 'Any news on Aurora?');
    await notice(page).getByText('Ethical wall stopped this post').waitFor();
    await notice(page).getByText('“Aurora” is for rooms of Equities only.').waitFor();
    await frame(page, 'Ethical wall').locator('#rules').fill('Equities: Borealis');
    await notice(page).getByRole('button', { name: 'Edit' }).click();
    await draft(page).press('Enter');
    await message(page, 'Any news on Aurora?').waitFor();
  }),

  'Translator gives a post other words, and says how many it knew': onPlayground(async ({ page }) => {
    await open(page, 'Translator');
    await post(page, 'Good morning, the market is quiet');
    await message(page, 'Guten Morgen').waitFor();
    await notice(page).getByText('Translator changed this post').waitFor();
    await notice(page)
      .getByText(/^Translated \d of \d words into German\.$/)
      .waitFor();
  }),

  'Spell check corrects in a worker that its opaque frame started': onPlayground(async ({ page }) => {
    await open(page, 'Spell check');
    await post(page, 'The price is wrogn tomorow');
    await message(page, 'The price is wrong tomorrow').waitFor();
    await notice(page).getByText('Spell check changed this post').waitFor();
    await frame(page, 'Spell check').getByRole('button', { name: '“tomorow” is right' }).waitFor();
  }),

  'Link preview sees a post leave, and nobody waits for it': onPlayground(async ({ page }) => {
    await open(page, 'Link preview');
    await post(page, 'The minutes are on https://intranet.example/fx/minutes.pdf');
    await frame(page, 'Link preview').getByText('intranet.example').first().waitFor();
    await frame(page, 'Link preview')
      .locator('b')
      .filter({ hasText: /^Posted/ })
      .waitFor();
    await message(page, 'The minutes are on').waitFor();
  }),
};
