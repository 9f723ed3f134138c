import { expect } from '@open-wc/testing';
import { drawn, expectAccessible, until } from './on-stage.ts';
import { OutboxStage } from './outbox-stage.ts';

const waits = (text: string): string => `${text} | Waiting for the connection.`;

describe('room-outbox', () => {
  let stage: OutboxStage;

  beforeEach(async () => {
    stage = await new OutboxStage().load();
  });

  afterEach(async () => {
    await stage.room?.leave();
  });

  /** Without a line each goes from the composer into the list. */
  async function postOffline(...texts: readonly string[]): Promise<void> {
    stage.line.isOffline = true;
    for (const text of texts) {
      const count = stage.kept.length;
      stage.composer.post(text);
      await until(() => stage.kept.length > count && !stage.composer.isPosting);
    }
  }

  it('[OB2] shows what waits for the line, takes the next words meanwhile, and sends both in order', async () => {
    await postOffline('Bid 3 m', 'Offer 2 m');
    await drawn();
    expect(stage.kept).to.deep.equal(['Bid 3 m', 'Offer 2 m'].map(waits));
    expect(stage.acts(0)).to.deep.equal(['Edit', 'Discard']);
    expect(stage.composer.text).to.equal('');
    expect(stage.composer.notices).to.deep.equal([
      'You are offline2 posts wait. They are sent when the connection is back.',
    ]);
    expect(stage.status).to.equal('Kept. Waiting for the connection.');
    await expectAccessible(stage.outbox);
    stage.line.isOffline = false;
    await until(() => stage.texts.length === 2 && stage.kept.length === 0);
    expect(stage.texts).to.deep.equal(['Bid 3 m', 'Offer 2 m']);
    await drawn();
    expect([stage.status, stage.composer.notices]).to.deep.equal(['Everything that was kept is sent.', []]);
  });

  it('says before anything is posted that it will be kept', async () => {
    stage.line.isOffline = true;
    await until(() => stage.composer.notices.length);
    const words = 'What you post is kept, and sent when the connection is back.';
    expect(stage.composer.notices).to.deep.equal([`You are offline${words}`]);
    expect(stage.composer.status).to.equal(words);
    await expectAccessible(stage.composer.element);
  });

  it('leaves the caret and the next words alone when what was kept is sent', async () => {
    await postOffline('Bid 3 m');
    stage.composer.type('the next one');
    stage.composer.select(4, 8);
    stage.line.isOffline = false;
    await until(() => stage.texts.length === 1 && stage.kept.length === 0);
    await drawn();
    expect([stage.composer.text, stage.composer.selection]).to.deep.equal(['the next one', [4, 8]]);
  });

  it('[OB1] shows it again after a reload', async () => {
    await postOffline('Bid 3 m', 'Offer 2 m');
    await stage.load({ isOffline: true });
    await until(() => stage.kept.length === 2);
    expect(stage.kept).to.deep.equal(['Bid 3 m', 'Offer 2 m'].map(waits));
    stage.line.isOffline = false;
    await until(() => stage.texts.length === 2 && stage.kept.length === 0);
  });

  it('[OB4] says who stopped it and why, and takes other words for it from the composer', async () => {
    await postOffline('Sell 80 m');
    stage.stop('80 m is over the desk limit of 5 m.');
    stage.line.isOffline = false;
    await until(() => stage.kept[0]?.includes('stopped'));
    const why = 'Trade guard stopped this post: 80 m is over the desk limit of 5 m.';
    expect(stage.kept).to.deep.equal([`Sell 80 m | ${why}`]);
    expect(stage.status).to.equal(why);
    expect(stage.acts(0)).to.deep.equal(['Try again', 'Edit', 'Discard']);
    await expectAccessible(stage.outbox);
    stage.composer.type('half a thought');
    stage.press(0, 'Edit');
    await until(() => stage.composer.text === 'Sell 80 m');
    await until(() => stage.kept[0]?.includes('changing'));
    await expectAccessible(stage.composer.element);
    stage.letPass();
    stage.composer.post('Sell 4 m');
    await until(() => stage.texts.length === 1 && stage.kept.length === 0);
    expect([stage.texts, stage.composer.text]).to.deep.equal([['Sell 4 m'], 'half a thought']);
  });

  it('[OB8] leaves a post as it was when the user leaves it, and brings back what they had written', async () => {
    await postOffline('Bid 3 m');
    stage.composer.type('half a thought');
    stage.press(0, 'Edit');
    await until(() => stage.composer.text === 'Bid 3 m');
    stage.composer.type('Bid 30 m');
    stage.composer.press('Leave the post as it was');
    await until(() => stage.composer.text === 'half a thought');
    await until(() => stage.kept[0] === waits('Bid 3 m'));
    stage.line.isOffline = false;
    await until(() => stage.texts.length === 1);
    expect(stage.texts).to.deep.equal(['Bid 3 m']);
  });

  it('[OB8] brings the words of a post that was being changed back into the composer of the next page', async () => {
    await postOffline('Bid 3 m');
    stage.press(0, 'Edit');
    await until(() => stage.composer.text === 'Bid 3 m');
    await stage.load();
    await until(() => stage.composer.text === 'Bid 3 m');
    expect(stage.texts).to.deep.equal([]);
    stage.composer.post('Bid 4 m');
    await until(() => stage.texts.length === 1);
    expect(stage.texts).to.deep.equal(['Bid 4 m']);
  });

  it('asks before it discards', async () => {
    await postOffline('Bid 3 m', 'Offer 2 m');
    stage.press(0, 'Discard');
    await until(() => stage.kept[0]?.includes('Discard this post?'));
    await drawn();
    expect(stage.outbox.shadowRoot!.activeElement?.textContent).to.equal('Keep it');
    await expectAccessible(stage.outbox);
    stage.press(0, 'Keep it');
    await until(() => stage.kept[0] === waits('Bid 3 m'));
    expect(stage.outbox.shadowRoot!.activeElement?.textContent).to.contain('Bid 3 m');
  });

  it('discards for good, and leaves the focus on the next post', async () => {
    await postOffline('Bid 3 m', 'Offer 2 m');
    stage.press(0, 'Discard');
    await until(() => stage.kept[0]?.includes('Discard this post?'));
    stage.press(0, 'Discard');
    await until(() => stage.kept.length === 1);
    await drawn();
    expect([stage.status, stage.kept]).to.deep.equal(['Discarded.', [waits('Offer 2 m')]]);
    expect(stage.outbox.shadowRoot!.activeElement?.textContent).to.contain('Offer 2 m');
    stage.press(0, 'Discard');
    await until(() => stage.kept[0]?.includes('Discard this post?'));
    stage.press(0, 'Discard');
    await until(() => stage.kept.length === 0);
    stage.line.isOffline = false;
    await drawn();
    expect(stage.texts).to.deep.equal([]);
  });
});
