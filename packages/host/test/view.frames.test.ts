import { expect } from '@open-wc/testing';
import { type Grant, GRANT_NAMES, type LogEvent } from '@roompane/protocol';
import { HonestMount } from './honest-mount.ts';

const bot = { id: 'rates', name: 'Rates bot', kind: 'bot' } as const;

/** What the host sends to an add-in with these grants while all happens in which people stand. */
async function record(page: HonestMount, grants: readonly Grant[]): Promise<readonly string[]> {
  const sent: string[] = [];
  await page.mount(undefined, {
    grants,
    observe: (event) => event.type === 'crossed' && event.direction === 'to-addin' && sent.push(event.written ?? ''),
  });
  const { deployment, provider, room } = page.stage;
  await page.tell('connect');
  const mention = { type: 'mention', offset: 0, length: 4 } as const;
  const meaning = (target: string) => ({ body: { text: '@bot', spans: [{ ...mention, target }] } });
  for (const [name, of] of [
    ['log', 'messages'],
    ['people', 'roster'],
    ['drafts', 'drafts'],
  ] as const) {
    await page.tell('open', { name, of });
  }
  await page.tell('take', { name: 'log', count: 1 });
  const { id: messageId } = deployment.say('fx', bot, meaning('sam'));
  const [heard] = (await page.tell('take', { name: 'log', count: 1 })) as [Extract<LogEvent, { type: 'posted' }>];
  await page.tell('take', { name: 'people', count: 1 });
  await page.tell('intercept', { rule: { does: 'append', text: '!' } });
  await page.tell('post', { draft: meaning(heard.message.author.id) });
  await room.post(meaning('rates'));
  await page.tell('intercept', { rule: { does: 'block', reason: 'no', fix: 'yes' } });
  await room.post(meaning('rates'));
  const [joined] = provider.joined;
  await joined?.react({ messageId, reaction: '+1', isOn: true });
  deployment.changeRole('fx', 'sam', 'manager');
  await page.tell('until', { type: 'me-changed' });
  await page.tell('history', 2);
  await page.tell('readUntil', { name: 'log', text: '@bot!' });
  provider.beforePost = () => Promise.reject(new Error('down'));
  await page.tell('release');
  await page.tell('post', { draft: meaning(heard.message.author.id) });
  return sent;
}

/** Ids stand in JSON whole. */
function countIds(sent: readonly string[]): number {
  return sent.filter((written) => /"(sam|rates)"/.test(written)).length;
}

describe('what crosses to an add-in on another site', () => {
  let page: HonestMount;

  beforeEach(async () => {
    page = await HonestMount.open();
  });

  afterEach(() => page.close());

  it('[VW1] has no id of a person in any string, where the add-in may not identify people', async () => {
    const sent = await record(
      page,
      GRANT_NAMES.filter((grant) => grant !== 'people/identify'),
    );
    expect(sent.length).to.be.greaterThan(15);
    expect(sent.filter((written) => written.includes('"~')).length).to.be.greaterThan(8);
    expect(countIds(sent)).to.equal(0);
  });

  it('[VW1] has the ids themselves where it may', async () => {
    expect(countIds(await record(page, GRANT_NAMES))).to.be.greaterThan(8);
  });
});
