import { expect } from '@open-wc/testing';
import type { Outcome } from '@roompane/protocol';
import { demoRoom } from './demo-room.ts';
import { drawn, until } from './on-stage.ts';
import { stageComposer, stopWith } from './staged-composer.ts';

/** Does the browser ask before the page is closed? */
const asks = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));

describe('room-composer', () => {
  describe('a composer that is closed', () => {
    it('[OP11] leaves a post on its way to the next one of its room: with its words, its caret and its notice', async () => {
      const room = demoRoom();
      let settle = (_outcome: Outcome): void => undefined;
      room.answer = () => new Promise((resolve) => (settle = resolve));
      const former = await stageComposer(room);
      former.type('Sell 8 m EUR/USD');
      former.select(5, 8);
      former.enter();
      await until(() => former.isPosting);
      former.element.remove();
      const composer = await stageComposer(room);
      expect([composer.text, composer.isPosting]).to.deep.equal(['Sell 8 m EUR/USD', true]);
      settle(stopWith(() => undefined)(room.drafts[0]!));
      await until(() => composer.notices[0]?.includes('Trade guard stopped this post'));
      await drawn();
      expect([composer.text, composer.selection, composer.isPosting]).to.deep.equal([
        'Sell 8 m EUR/USD',
        [5, 8],
        false,
      ]);
    });

    it('[OP11] is empty when it comes back after another took over, and that one keeps what there is', async () => {
      const room = demoRoom();
      const former = await stageComposer(room);
      former.type('Sell 8 m');
      const home = former.element.parentElement!;
      former.element.remove();
      const composer = await stageComposer(room);
      home.append(former.element);
      await drawn();
      expect([former.text, composer.text]).to.deep.equal(['', 'Sell 8 m']);
    });
  });

  describe('a page that is closed', () => {
    it('[OP11] is asked about while a post is on its way, and at no other time', async () => {
      const room = demoRoom();
      let settle = (_outcome: Outcome): void => undefined;
      room.answer = () => new Promise((resolve) => (settle = resolve));
      const composer = await stageComposer(room);
      composer.post('Sell 8 m');
      await until(() => composer.isPosting);
      expect(asks()).to.equal(true);
      settle(room.accept(room.drafts[0]!));
      await until(() => !composer.isPosting);
      expect(asks()).to.equal(false);
    });

    it('[OB1] is not asked about where the room keeps what is posted', async () => {
      const room = Object.assign(demoRoom(), { outbox: {} });
      room.answer = () => new Promise(() => undefined);
      const composer = await stageComposer(room);
      composer.post('Sell 8 m');
      await until(() => composer.isPosting);
      expect(asks()).to.equal(false);
    });
  });
});
