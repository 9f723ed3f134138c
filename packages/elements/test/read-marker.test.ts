import { expect } from '@open-wc/testing';
import { RoompaneError } from '@roompane/protocol';
import { FakeRoom, ManualClock } from '@roompane/testing';
import { at } from './demo-room.ts';
import { drawn, until } from './on-stage.ts';
import { numbered, scrollTo, stageMessages } from './staged-messages.ts';

function watched(count: number): { room: FakeRoom; marked: string[] } {
  const room = new FakeRoom({ messages: numbered(count) });
  const marked: string[] = [];
  room.answers.set('messages/mark-read', ({ upTo }: { upTo: string }) => void marked.push(upTo));
  return { room, marked };
}

describe('room-messages', () => {
  describe('tells the room what was read', () => {
    it('up to the newest, once it is in sight, and no oftener than twice a second', async () => {
      const { room, marked } = watched(2);
      const clock = new ManualClock(at(11, 0));
      await stageMessages(room, clock);
      clock.advance(500);
      await until(() => marked.length === 1);
      room.say({ body: 'three' });
      await drawn();
      room.say({ body: 'four' });
      await drawn();
      clock.advance(499);
      expect(marked).to.deep.equal(['c1']);
      clock.advance(1);
      await until(() => marked.length === 2);
      expect(marked).to.deep.equal(['c1', 'c3']);
    });

    it('not while the reader is further up', async () => {
      const { room, marked } = watched(40);
      const clock = new ManualClock(at(11, 0));
      const element = await stageMessages(room, clock);
      clock.advance(500);
      await until(() => marked.length === 1);
      await scrollTo(element, 0);
      room.say({ body: 'new' });
      await drawn();
      clock.advance(10_000);
      expect(marked).to.deep.equal(['c39']);
      element.showNewest();
      await until(() => (clock.advance(500), marked.length === 2));
      expect(marked.at(-1)).to.equal('c40');
    });

    it('not where the page says that it does so itself, and not again where the server lacks it', async () => {
      const kept = watched(2);
      const clock = new ManualClock(at(11, 0));
      const element = await stageMessages(kept.room, clock);
      element.keepsUnread = true;
      clock.advance(500);
      const lacking = watched(2);
      let asked = 0;
      lacking.room.answers.set('messages/mark-read', () => {
        asked++;
        throw new RoompaneError('feature/unsupported');
      });
      const other = await stageMessages(lacking.room, clock);
      clock.advance(500);
      await until(() => asked === 1);
      lacking.room.say({ body: 'three' });
      kept.room.say({ body: 'three' });
      await drawn();
      clock.advance(5_000);
      expect([asked, other.unreadCount]).to.deep.equal([1, 0]);
      expect(kept.marked.length).to.be.at.most(1);
    });
  });
});
