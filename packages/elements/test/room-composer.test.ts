import { expect } from '@open-wc/testing';
import { type Draft, LIMITS, type Outcome } from '@roompane/protocol';
import { FakeRoom, ManualClock } from '@roompane/testing';
import type { PostSettledEvent } from '../src/index.ts';
import { demoRoom } from './demo-room.ts';
import { drawn, expectAccessible, until } from './on-stage.ts';
import { failing, fixed, guard, stageComposer, stopWith } from './staged-composer.ts';

describe('room-composer', () => {
  describe('accessibility', () => {
    it('is accessible empty, written in, and as a story', async () => {
      const composer = await stageComposer();
      await expectAccessible(composer.element);
      composer.type('Sell 8 m');
      await expectAccessible(composer.element);
      composer.choose('story');
      await until(() => composer.title);
      await expectAccessible(composer.element);
    });

    it('is accessible while a post is on its way', async () => {
      const [room, clock] = [demoRoom(), new ManualClock()];
      room.answer = () => new Promise(() => undefined);
      const composer = await stageComposer(room, clock);
      composer.post('Sell 8 m');
      await drawn();
      clock.advance(300);
      await until(() => composer.notices.length);
      await expectAccessible(composer.element);
    });

    it('is accessible with each of its notices', async () => {
      const room = demoRoom();
      const composer = await stageComposer(room);
      const replaced = [{ addin: guard, did: 'replaced' }] as const;
      const unchecked = [{ addin: guard, did: 'unchecked', failure: 'late' }] as const;
      const answers: ((draft: Draft) => Outcome)[] = [
        stopWith(fixed),
        stopWith(() => undefined),
        failing(true),
        (draft) => room.accept(fixed(draft), { trail: replaced }),
        (draft) => room.accept(draft, { trail: unchecked }),
      ];
      for (const answer of answers) {
        room.answer = answer;
        composer.post('Sell 8 m');
        await until(() => composer.notices.length);
        composer.press('View difference');
        await expectAccessible(composer.element);
      }
    });

    it('is accessible where one may not write', async () => {
      const composer = await stageComposer(demoRoom({ me: { may: ['messages/read'], role: 'visitor' } }));
      await expectAccessible(composer.element);
    });

    it('says a stop at once, and a change when there is time', async () => {
      const room = demoRoom();
      const composer = await stageComposer(room);
      room.answer = stopWith(() => undefined);
      composer.post('Sell 8 m');
      await until(() => composer.alert === 'Trade guard stopped this post. 8 m is over the desk limit of 5 m.');
      expect(composer.status).to.equal('');
      room.answer = (draft) => room.accept(fixed(draft), { trail: [{ addin: guard, did: 'replaced' }] });
      composer.enter();
      await until(() => composer.status === 'Trade guard changed this post. One change. Everyone sees the new words.');
      expect(composer.alert).to.equal('');
    });
  });

  describe('writing', () => {
    it('posts with Enter and is empty again', async () => {
      const room = demoRoom();
      const composer = await stageComposer(room);
      composer.type('Can do 2');
      expect(composer.enter().defaultPrevented).to.equal(true);
      await until(() => composer.text === '');
      expect(room.drafts.map(({ body }) => body.text)).to.deep.equal(['Can do 2']);
      expect(composer.notices).to.deep.equal([]);
    });

    it('tells the page what became of a post', async () => {
      const composer = await stageComposer();
      const settled = new Promise<PostSettledEvent>((resolve) => {
        composer.element.parentElement!.addEventListener(
          'post-settled',
          (event) => resolve(event as PostSettledEvent),
          {
            once: true,
          },
        );
      });
      composer.post('Can do 2');
      expect((await settled).outcome.type).to.equal('posted');
    });

    it('does not post the Enter of an input method', async () => {
      const room = demoRoom();
      const composer = await stageComposer(room);
      composer.type('日本');
      expect(composer.enter({ isComposing: true }).defaultPrevented).to.equal(false);
      expect(composer.enter({ keyCode: 229 }).defaultPrevented).to.equal(false);
      await drawn();
      expect(room.drafts).to.deep.equal([]);
      expect(composer.text).to.equal('日本');
    });

    it('begins a line with Shift and Enter', async () => {
      const room = demoRoom();
      const composer = await stageComposer(room);
      composer.type('one');
      expect(composer.enter({ shiftKey: true }).defaultPrevented).to.equal(false);
      await drawn();
      expect(room.drafts).to.deep.equal([]);
    });

    it('does not post nothing', async () => {
      const room = demoRoom();
      const composer = await stageComposer(room);
      composer.post('  \n ');
      composer.press('Post');
      await drawn();
      expect(room.drafts).to.deep.equal([]);
    });

    it('posts a story with its title, and Enter is a line in it', async () => {
      const room = demoRoom();
      const composer = await stageComposer(room);
      composer.choose('story');
      await until(() => composer.title);
      composer.type('A long text');
      expect(composer.enter().defaultPrevented).to.equal(false);
      composer.enter({ ctrlKey: true });
      await until(() => composer.hint === 'A story needs a title');
      expect(composer.alert).to.equal('A story needs a title');
      expect(composer.element.shadowRoot!.activeElement).to.equal(composer.title);
      composer.typeTitle('Fixings');
      composer.enter({ ctrlKey: true });
      await until(() => room.drafts.length);
      const { kind, title, body } = room.drafts[0]!;
      expect([kind, title, body.text]).to.deep.equal(['story', 'Fixings', 'A long text']);
    });

    it('posts an alert', async () => {
      const room = demoRoom();
      const composer = await stageComposer(room);
      composer.press('Important');
      await drawn();
      composer.post('Late');
      await until(() => room.drafts.length);
      expect(room.drafts[0]!.importance).to.equal('high');
    });

    it('[LI4] counts bytes near the limit, and keeps what is over it', async () => {
      const room = demoRoom();
      const composer = await stageComposer(room);
      expect(composer.hint).to.equal('Enter to post');
      composer.type('é'.repeat(3_500));
      await until(() => composer.hint === '7,000 / 8,192 bytes');
      const tooLong = 'a'.repeat(LIMITS.messageBytes + 1);
      composer.post(tooLong);
      await until(() => composer.hint === '1 byte too long');
      expect(room.drafts).to.deep.equal([]);
      expect(composer.text).to.equal(tooLong);
    });

    it('[LI4] counts by the limits of the room', async () => {
      const room = demoRoom({ info: { limits: { messageBytes: 10, storyBytes: 100 } } });
      const composer = await stageComposer(room);
      composer.type('123456789');
      await until(() => composer.hint === '9 / 10 bytes');
      composer.post('12345678901');
      await until(() => composer.hint === '1 byte too long');
      expect(room.drafts).to.deep.equal([]);
    });

    it('says why one may not write, and keeps the draft until one may', async () => {
      const room = demoRoom();
      const composer = await stageComposer(room);
      composer.type('half a thought');
      room.changeMe({ role: 'visitor', may: ['messages/read'] });
      await until(() => composer.closedReason);
      expect(composer.closedReason).to.equal('Visitors read along in this room.');
      expect(composer.text).to.equal('half a thought');
      room.changeMe({ role: 'member', may: ['messages/read', 'messages/post'] });
      await until(() => !composer.closedReason);
      expect(composer.text).to.equal('half a thought');
    });

    it('keeps draft and caret for each room', async () => {
      const [first, second] = [demoRoom(), new FakeRoom({ info: { id: 'rates' } })];
      const composer = await stageComposer(first);
      composer.type('for the first');
      composer.select(4, 7);
      composer.element.room = second;
      await drawn();
      expect(composer.text).to.equal('');
      composer.type('for the second');
      composer.element.room = first;
      await drawn();
      expect(composer.text).to.equal('for the first');
      expect(composer.selection).to.deep.equal([4, 7]);
    });

    it('gives an outcome to the room that it is of, whatever is shown meanwhile', async () => {
      const [first, second] = [demoRoom(), new FakeRoom({ info: { id: 'rates' } })];
      let settle = (_outcome: Outcome): void => undefined;
      first.answer = () => new Promise((resolve) => (settle = resolve));
      const composer = await stageComposer(first);
      composer.type('for the first');
      composer.select(4, 7);
      composer.enter();
      await until(() => first.drafts.length);
      composer.element.room = second;
      await drawn();
      settle(stopWith(() => undefined)(first.drafts[0]!));
      await drawn();
      expect(composer.notices).to.deep.equal([]);
      composer.element.room = first;
      await until(() => composer.notices.length);
      expect(composer.text).to.equal('for the first');
      expect(composer.selection).to.deep.equal([4, 7]);
    });
  });
});
