import { expect } from '@open-wc/testing';
import { type Outcome } from '@roompane/protocol';
import { type FakeRoom, ManualClock } from '@roompane/testing';
import type { ComposerHarness } from './composer-harness.ts';
import { demoRoom } from './demo-room.ts';
import { drawn, expectAccessible, one, until } from './on-stage.ts';
import { guard, stageComposer, stopWith } from './staged-composer.ts';

const progress = (told: object): Event =>
  Object.assign(new Event('draft-progress'), { waitsFor: guard, state: 'checking', ...told });

/** A post that takes long enough to be told of. */
async function waiting(): Promise<{ readonly composer: ComposerHarness; readonly room: FakeRoom }> {
  const [room, clock] = [demoRoom(), new ManualClock()];
  room.answer = () => new Promise(() => undefined);
  const composer = await stageComposer(room, clock);
  composer.post('Sell 8 m');
  await drawn();
  clock.advance(300);
  await until(() => composer.notices.length);
  return { composer, room };
}

describe('room-composer', () => {
  describe('a post on its way', () => {
    it('keeps its words, and is told of after 300 ms', async () => {
      const [room, clock] = [demoRoom(), new ManualClock()];
      let settle = (_outcome: Outcome): void => undefined;
      room.answer = () => new Promise((resolve) => (settle = resolve));
      const composer = await stageComposer(room, clock);
      composer.post('Sell 8 m');
      await until(() => composer.isPosting);
      expect(composer.text).to.equal('Sell 8 m');
      clock.advance(299);
      await drawn();
      expect(composer.notices).to.deep.equal([]);
      clock.advance(1);
      await until(() => composer.notices.length);
      expect(composer.status).to.equal('This post is on its way. Your words stay here until it is posted.');
      settle(room.accept(room.drafts[0]!));
      await until(() => composer.text === '' && !composer.isPosting);
      expect(composer.notices).to.deep.equal([]);
    });

    it('[OP11] loses nothing that is typed on meanwhile, whatever becomes of it', async () => {
      const room = demoRoom();
      let settle = (_outcome: Outcome): void => undefined;
      room.answer = () => new Promise((resolve) => (settle = resolve));
      const composer = await stageComposer(room);
      composer.post('Sell 8 m');
      await until(() => room.drafts.length === 1);
      composer.type('Sell 8 m. Buy');
      settle(stopWith(() => undefined)(room.drafts[0]!));
      await until(() => composer.notices.length);
      expect(composer.text).to.equal('Sell 8 m. Buy');
      composer.enter();
      await until(() => room.drafts.length === 2);
      composer.type('Sell 8 m. Buy Then');
      composer.select(16, 16);
      settle(room.accept(room.drafts[1]!));
      await until(() => composer.text === 'Then');
      await drawn();
      expect(composer.selection).to.deep.equal([2, 2]);
    });

    it('cannot be posted twice', async () => {
      const room = demoRoom();
      room.answer = () => new Promise(() => undefined);
      const composer = await stageComposer(room);
      composer.post('Sell 8 m');
      composer.enter();
      composer.press('Post');
      await drawn();
      expect(room.drafts).to.have.length(1);
    });

    it('[OP12] can be taken back, with its words and without a word', async () => {
      const [room, clock] = [demoRoom(), new ManualClock()];
      room.answer = () => new Promise(() => undefined);
      const composer = await stageComposer(room, clock);
      composer.post('Sell 8 m');
      await drawn();
      clock.advance(300);
      await until(() => composer.press('Cancel post'));
      await until(() => !composer.isPosting);
      expect(composer.text).to.equal('Sell 8 m');
      expect(composer.notices).to.deep.equal([]);
    });

    it('names the add-in that it waits for, where the room tells', async () => {
      const [room, clock] = [demoRoom(), new ManualClock()];
      room.answer = () => new Promise(() => undefined);
      const composer = await stageComposer(room, clock);
      composer.post('Sell 8 m');
      await drawn();
      clock.advance(300);
      room.dispatchEvent(progress({ text: 'Asking the desk', remainingMs: 4_000, policy: 'pass' }));
      await until(() => composer.notices[0]?.includes('Trade guard is checking this post'));
      clock.advance(1_600);
      await until(() => composer.notices[0]?.endsWith('Asking the desk 2.4 s left, then it is sent unchecked.'));
      expect(composer.status).to.equal('Trade guard is checking this post. Asking the desk');
      room.dispatchEvent(new Event('draft-decided'));
      await until(() => composer.notices[0]?.includes('This post is on its way'));
    });

    it('[LV3] counts nothing down while the clocks are held', async () => {
      const { composer, room } = await waiting();
      composer.element.clocksHeld = true;
      room.dispatchEvent(progress({ policy: 'pass', remainingMs: 4_000 }));
      await until(() => composer.notices[0] === 'Trade guard is checking this postIts clock is held.');
      composer.element.clocksHeld = false;
      await until(() => composer.notices[0]?.endsWith('4.0 s left, then it is sent unchecked.'));
    });

    it('[OP12] cannot be taken back once the chat server has it, and can again while it waits for another try', async () => {
      const { composer, room } = await waiting();
      const offers = (): boolean => one(composer.element, '.acts').textContent.includes('Cancel post');
      expect(offers()).to.equal(true);
      room.dispatchEvent(new Event('draft-entered'));
      await until(() => !offers());
      expect(composer.status).to.contain('This post is on its way');
      room.dispatchEvent(progress({ policy: 'pass', remainingMs: 4_000 }));
      await until(offers);
      room.dispatchEvent(new Event('draft-decided'));
      await until(() => !offers());
      room.dispatchEvent(new Event('draft-settled'));
      await until(offers);
    });

    it('does not tell of what an add-in posts', async () => {
      const { composer, room } = await waiting();
      room.dispatchEvent(progress({ via: { id: 'feed', name: 'Market feed' } }));
      await drawn();
      expect(composer.status).to.contain('This post is on its way');
    });

    it('[OP19] can leave without waiting where the policy lets the user', async () => {
      const { composer, room } = await waiting();
      room.dispatchEvent(progress({ policy: 'block', remainingMs: 4_000 }));
      await until(() => composer.notices[0]?.endsWith('4.0 s left, then it comes back.'));
      expect(composer.press('Send without waiting')).to.equal(false);
      let skipped = 0;
      room.dispatchEvent(progress({ policy: 'ask', remainingMs: 4_000, skip: () => (skipped += 1) }));
      await until(() => composer.press('Send without waiting'));
      expect(skipped).to.equal(1);
      await expectAccessible(composer.element);
    });

    it('[OP13] says that the user is asked, without a clock', async () => {
      const { composer, room } = await waiting();
      room.dispatchEvent(progress({ state: 'asking', text: 'Alert 24 people?' }));
      await until(() => composer.notices[0] === 'Trade guard asks about this postAlert 24 people?');
      await expectAccessible(composer.element);
    });
  });

  describe('before a post', () => {
    it('[OP9] says whom it waits for, and who is missing', async () => {
      const [room, clock] = [demoRoom(), new ManualClock()];
      let presence = 'loading';
      Object.defineProperty(room, 'interceptors', { get: () => [{ addin: guard, presence, policy: 'block' }] });
      const composer = await stageComposer(room, clock);
      const change = (to: string): void => {
        presence = to;
        room.dispatchEvent(new Event('interceptors-changed'));
      };
      await drawn();
      expect(composer.notices).to.deep.equal([]);
      clock.advance(300);
      await until(() => composer.notices[0]?.startsWith('Trade guard is starting'));
      await expectAccessible(composer.element);
      change('unresponsive');
      await until(() => composer.notices[0]?.includes('Without it a post comes back.'));
      await expectAccessible(composer.element);
      change('ready');
      await until(() => composer.notices.length === 0);
    });
  });
});
