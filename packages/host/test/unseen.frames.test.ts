import { expect } from '@open-wc/testing';
import type { Envelope } from '@roompane/protocol';
import { HonestMount } from './honest-mount.ts';

const bot = { id: 'rates', name: 'Rates bot', kind: 'bot' } as const;

/** Resolves when the page was drawn, and all that looks at sizes has looked. */
const drawn = (): Promise<unknown> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

describe('a frame that is not displayed', () => {
  let page: HonestMount;

  beforeEach(async () => {
    page = await HonestMount.open();
  });

  afterEach(() => page.close());

  it('[ST13] is told of the room once a second, answered at once, and told at once when it is displayed again', async () => {
    let batches = 0;
    await page.mount(undefined, {
      observe: (event) => {
        if (event.type !== 'crossed' || event.direction !== 'to-addin' || event.written === undefined) return;
        batches += Number((JSON.parse(event.written) as Envelope).type === 'batch');
      },
    });
    const { deployment, clock } = page.stage;
    await page.tell('connect');
    await page.tell('open', { name: 'log', of: 'messages' });
    await page.tell('take', { name: 'log', count: 1 });
    page.frame.hidden = true;
    await drawn();
    const texts = Array.from({ length: 99 }, (_, index) => `m${index}`);
    const before = batches;
    for (const body of texts) deployment.say('fx', bot, { body });
    expect((await page.tell('read', { limit: 100 })).events).to.have.length(99);
    expect(batches - before, 'while the second lasts').to.equal(0);
    clock.advance(1_000);
    expect(await page.tell('readUntil', { name: 'log', text: 'm98' })).to.deep.equal(texts);
    expect(batches - before).to.be.lessThan(3);
    deployment.say('fx', bot, { body: 'later' });
    await page.tell('read', { limit: 1 });
    page.frame.hidden = false;
    expect(await page.tell('readUntil', { name: 'log', text: 'later' })).to.deep.equal(['later']);
  });
});
