import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { GRANT_NAMES } from '@roompane/protocol';
import { FakeRoom, ManualClock } from '@roompane/testing';
import '../src/room-messages/define.ts';
import type { RoomMessages } from '../src/index.ts';
import { at, sam } from './demo-room.ts';
import { all, expectAccessible, onStage, one, until, wordsOf } from './on-stage.ts';
import { inSight, log, numbered, painted, placeOf, scrollTo, stageMessages, texts } from './staged-messages.ts';

const reacted = (personId: string, reaction: string, isOn = true) =>
  ({ type: 'reacted', messageId: 'm1', personId, reaction, isOn }) as const;

const reactions = (element: RoomMessages): string[] => all(element, '.reaction').map(wordsOf);

describe('room-messages', () => {
  describe('beside the words of a message', () => {
    it('are reactions, counted, the own one marked, as they come and go', async () => {
      const room = new FakeRoom({ messages: [{ id: 'm1', body: 'Can do 2' }] });
      room.log.append(reacted('priya', '👍'));
      room.log.append(reacted('sam', '👍'));
      room.log.append(reacted('priya', '🎉'));
      const element = await stageMessages(room);
      expect(reactions(element)).to.deep.equal(['👍2', '🎉1']);
      expect(all(element, '.reaction.is-own[aria-pressed=true]').map(wordsOf)).to.deep.equal(['👍2']);
      room.changeMe({ may: ['messages/read'] });
      await until(() => all(element, 'button.reaction').length === 0);
      expect(reactions(element)).to.deep.equal(['👍2, yours among them', '🎉1']);
      await expectAccessible(element);
      room.changeMe({ may: GRANT_NAMES });
      await until(() => all(element, 'button.reaction').length === 2);
      await expectAccessible(element);
      room.log.append(reacted('sam', '👍', false));
      room.log.append(reacted('priya', '🎉', false));
      await until(() => reactions(element).join() === '👍1');
      expect(all(element, '.reaction.is-own')).to.have.length(0);
      room.log.append({ type: 'redacted', messageId: 'm1', atEpochMs: at(11, 0) });
      await until(() => all(element, '.removed').length);
      expect(reactions(element)).to.deep.equal([]);
    });

    it('is what it answers, which leads there', async () => {
      const room = new FakeRoom({ messages: numbered(40) });
      const element = await stageMessages(room);
      room.say({ body: 'agreed', author: 'Hannah Lind', replyTo: 'm3', postedAtEpochMs: at(18, 0) });
      const reply = await until(() => all(element, '.reply')[0]);
      expect(wordsOf(reply)).to.equal('In reply to Priya Raman number 2');
      await expectAccessible(element);
      reply.click();
      await until(() => inSight(element).includes('number 2') && all(element, '.is-target').length);
      expect(wordsOf(one(element, '.is-target .text'))).to.equal('number 2');
    });

    it('is that it answers something which is not loaded, or was removed', async () => {
      const room = new FakeRoom({
        messages: [
          { id: 'gone', body: '', isRedacted: true },
          { body: 'one', replyTo: 'gone' },
          { body: 'two', replyTo: 'elsewhere' },
        ],
      });
      const element = await stageMessages(room);
      expect(all(element, '.reply').map(wordsOf)).to.deep.equal([
        'In reply to Priya Raman Removed message',
        'In reply to An earlier message',
      ]);
    });

    it('is one quiet line where it was removed, and the name again behind that', async () => {
      const room = new FakeRoom({ messages: [{ body: 'one' }, { body: 'two' }, { body: 'three' }] });
      room.say({ body: 'four', author: sam });
      const element = await stageMessages(room);
      expect(all(element, 'header')).to.have.length(2);
      room.log.append({ type: 'redacted', messageId: 'm2', atEpochMs: at(11, 0) });
      room.log.append({ type: 'redacted', messageId: 'm4', atEpochMs: at(11, 0) });
      await until(() => all(element, '.removed').length === 2);
      expect(all(element, '.removed').map(wordsOf)).to.deep.equal([
        'A message by Priya Raman was removed',
        'Your message was removed',
      ]);
      expect(all(element, 'header')).to.have.length(2);
      expect(texts(element)).to.deep.equal(['one', 'three']);
    });
  });

  describe('between messages', () => {
    it('is a line where a page says that some are missing', async () => {
      const room = new FakeRoom({ messages: numbered(3) });
      const page = room.log.page.bind(room.log);
      room.log.page = async (options) => ({ ...(await page(options)), hasGap: true });
      const element = await stageMessages(room);
      expect(all(element, '.divider').map(wordsOf)[0]).to.equal('Messages are missing here');
    });
  });

  describe('over the list', () => {
    const dayShown = (element: RoomMessages): string | undefined => {
      const day = one(element, '.day');
      return getComputedStyle(day).visibility === 'visible' ? wordsOf(day) : undefined;
    };

    it('stands the day of what is in sight, for who has scrolled, unless it is in sight itself', async () => {
      const day = 24 * 3_600_000;
      const messages = numbered(60).map((message, index) => ({
        ...message,
        postedAtEpochMs: at(9, 0) + (index < 30 ? -day : 0),
      }));
      const element = await stageMessages(new FakeRoom({ messages }));
      expect(dayShown(element)).to.equal(undefined);
      await scrollTo(element, log(element).scrollTop - 200);
      expect(dayShown(element)).to.equal('Today');
      await scrollTo(element, 200);
      await scrollTo(element, 201);
      expect(dayShown(element)).to.equal('Yesterday');
      await element.scrollToMessage('m31');
      await painted();
      await scrollTo(element, log(element).scrollTop + placeOf(element, 'number 30') - 32);
      expect(dayShown(element)).to.equal(undefined);
    });
  });

  describe('what has not been read behind a place of the log', () => {
    const stageUnread = async (room: FakeRoom, cursor: string): Promise<RoomMessages> => {
      const element = await onStage<RoomMessages>(
        html`<room-messages
          style="flex: 1"
          .room=${room}
          .clock=${new ManualClock(at(11, 0))}
          .unreadAfterCursor=${cursor}
        ></room-messages>`,
      );
      await until(() => texts(element).length);
      return element;
    };

    it('is marked, and the list opens there', async () => {
      const element = await stageUnread(new FakeRoom({ messages: numbered(40) }), 'c20');
      await until(() => all(element, '.divider.is-unread').length && inSight(element).includes('number 21'));
      expect(all(element, '.divider.is-unread').map(wordsOf)).to.deep.equal(['19 unread']);
      expect(element.unreadCount).to.equal(19);
    });

    it('is read where it lies far back', async () => {
      const element = await stageUnread(new FakeRoom({ messages: numbered(2_000) }), 'c100');
      await until(() => inSight(element).includes('number 101'));
      await until(() => all(element, '.divider.is-unread').map(wordsOf).includes('256 unread'));
      expect(texts(element)).to.not.include('number 1999');
    });

    it('is nobody’s knowledge where the place is not of this room', async () => {
      const element = await stageUnread(new FakeRoom({ messages: numbered(40) }), 'nowhere');
      await painted();
      expect(element.unreadCount).to.equal(0);
      expect(texts(element)).to.include('number 39');
    });
  });
});
