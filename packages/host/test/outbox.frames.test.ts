import { expect } from '@open-wc/testing';
import { type Tell, tellFrame, whenServed } from '@roompane/testing';
import type { OutboxPage } from './frames/outbox-page.ts';

interface Page {
  readonly frame: HTMLIFrameElement;
  readonly tell: Tell<OutboxPage>;
}

async function openPage(): Promise<Page> {
  const frame = document.createElement('iframe');
  const served = whenServed(frame);
  frame.src = '/packages/host/test/frames/outbox.html';
  document.body.append(frame);
  await served;
  return { frame, tell: tellFrame<OutboxPage>(frame) };
}

async function reload({ frame, tell }: Page): Promise<void> {
  const served = whenServed(frame);
  await tell('reload');
  await served;
}

describe('an outbox in this browser', () => {
  const pages: Page[] = [];
  let deployment: string;

  const open = async (isOffline: boolean): Promise<Page> => {
    const page = await openPage();
    pages.push(page);
    await page.tell('join', { deployment, isOffline });
    return page;
  };

  beforeEach(() => {
    deployment = `test ${crypto.randomUUID()}`;
  });

  afterEach(() => {
    for (const { frame } of pages.splice(0)) frame.remove();
  });

  it('[OB1] [OB5] has what was written without a line when the page was reloaded, and posts it in its order', async () => {
    const page = await open(true);
    for (const text of ['one', 'two', 'three']) await page.tell('write', text);
    await reload(page);
    await page.tell('join', { deployment, isOffline: false });
    expect(await page.tell('posted', 3)).to.deep.equal(['one', 'two', 'three']);
    await reload(page);
    await page.tell('join', { deployment, isOffline: true });
    expect(await page.tell('entries')).to.deep.equal([]);
  });

  it('[OB3] leaves a draft to the page that has it, and takes it when that page is gone', async () => {
    const first = await open(true);
    await first.tell('write', 'mine');
    const second = await open(false);
    await second.tell('post', 'other');
    expect(await second.tell('posted', 1)).to.deep.equal(['other']);
    expect((await first.tell('entries')).map(({ draft }) => draft.body.text)).to.deep.equal(['mine']);
    first.frame.remove();
    expect(await second.tell('posted', 2)).to.deep.equal(['other', 'mine']);
  });
});
