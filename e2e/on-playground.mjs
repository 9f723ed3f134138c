// What the tests of the playground share: the open page, ready, and a post in it.
import assert from 'node:assert/strict';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Locator} Locator */
/** @typedef {{ page: Page, context: import('playwright-core').BrowserContext, url: string }} Given */

/** @type {(page: Page, name: string) => Locator} */
export const pane = (page, name) => page.locator(`room-pane:has(h2[title="${name}"])`);

/** @type {(page: Page) => Locator} */
export const draft = (page) => page.locator('room-composer textarea');

/** @type {(page: Page) => Locator} */
export const notice = (page) => page.locator('room-composer [part~="notice"]');

/** Both add-ins are connected, and Trade guard stands in the way. @type {(page: Page) => Promise<void>} */
export async function untilReady(page) {
  await pane(page, 'Market feed').getByText('Connected').waitFor();
  const guard = page.frameLocator('iframe[title="Trade guard"]');
  await guard.locator('#status[data-state="on"]').waitFor({ state: 'attached' });
}

/** @type {(page: Page, text: string) => Promise<void>} */
export async function post(page, text) {
  await draft(page).fill(text);
  await draft(page).press('Enter');
}

/**
 * Presses a button of a message's toolbar. The room goes on meanwhile: a pointer that rests would lose a message that moves,
 * so that none does.
 * @type {(message: Locator, name: string) => Promise<void>}
 */
export async function act(message, name) {
  await message.page().mouse.move(0, 0);
  await message.dispatchEvent('pointerover');
  await message.getByRole('button', { name, exact: true }).click();
}

/**
 * A test on the open playground that also fails on any error the page tells of.
 * @type {(run: (given: Given) => Promise<void>, search?: string) => import('../scripts/test-e2e.mjs').EndToEndTest}
 */
export const onPlayground =
  (run, search = '') =>
  async ({ context, url }) => {
    /** @type {string[]} */
    const errors = [];
    context.on('weberror', (error) => errors.push(String(error.error())));
    context.on('console', (said) => {
      if (said.type() === 'error') errors.push(`${said.text()} (${said.location().url})`);
    });
    const page = await context.newPage();
    await page.goto(url + search);
    await untilReady(page);
    await run({ page, context, url });
    assert.deepEqual(errors, []);
  };
