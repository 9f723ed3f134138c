import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { FakeRoom, ManualClock } from '@roompane/testing';
import '../src/room-messages/define.ts';
import type { RoomMessages, UnreadChangedEvent } from '../src/index.ts';
import { at, sam } from './demo-room.ts';
import { all, button, onStage, until, wordsOf } from './on-stage.ts';
import {
  fromEndPx,
  inSight,
  log,
  numbered,
  painted,
  placeOf,
  scrollTo,
  stageMessages,
  texts,
} from './staged-messages.ts';

/** The counts that the list tells, as they come. */
function countsOf(element: RoomMessages): readonly number[] {
  const counts: number[] = [];
  element.addEventListener('unread-changed', (event) => counts.push((event as UnreadChangedEvent).count));
  return counts;
}

function setVisibility(state: DocumentVisibilityState): void {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('room-messages', () => {
  describe('what has not been read', () => {
    afterEach(() => {
      Reflect.deleteProperty(document, 'visibilityState');
    });

    it('is what came while the reader was elsewhere, until the reader comes', async () => {
      const room = new FakeRoom({ messages: numbered(40) });
      const element = await stageMessages(room);
      const counts = countsOf(element);
      await scrollTo(element, 300);
      room.say({ body: 'one', postedAtEpochMs: at(18, 0) });
      await until(() => button(element, '1 new message'));
      room.say({ body: 'two', postedAtEpochMs: at(18, 1) });
      await until(() => button(element, '2 new messages'));
      await painted();
      await scrollTo(element, log(element).scrollHeight);
      await painted();
      expect(counts).to.deep.equal([1, 2, 0]);
      expect(all(element, '.divider.is-unread').map(wordsOf)).to.deep.equal(['2 unread']);
      room.say({ body: 'three', postedAtEpochMs: at(18, 2) });
      await until(() => texts(element).at(-1) === 'three');
      expect(all(element, '.divider.is-unread')).to.have.length(0);
      expect(counts).to.deep.equal([1, 2, 0]);
    });

    it('is nothing of what one posted oneself', async () => {
      const room = new FakeRoom({ messages: numbered(40) });
      const element = await stageMessages(room);
      const counts = countsOf(element);
      await scrollTo(element, 0);
      room.say({ body: 'mine', author: sam, postedAtEpochMs: at(18, 0) });
      await until(() => texts(element).at(-1) === 'mine');
      expect(counts).to.deep.equal([]);
    });

    it('is what came while the page was hidden, told without drawing', async () => {
      const clock = new ManualClock(at(11, 0));
      const room = new FakeRoom({ messages: numbered(40) });
      const element = await stageMessages(room, clock);
      const counts = countsOf(element);
      setVisibility('hidden');
      for (let index = 0; index < 30; index++) room.say({ body: `hidden ${index}`, postedAtEpochMs: at(18, 0) });
      await until(() => element.unreadCount === 30);
      clock.advance(250);
      expect(counts.at(-1)).to.equal(30);
      setVisibility('visible');
      await painted();
      expect(counts.at(-1)).to.equal(0);
      expect(fromEndPx(element)).to.be.below(2);
    });

    it('is what came while the list was not shown', async () => {
      const room = new FakeRoom({ messages: numbered(40) });
      const element = await stageMessages(room);
      element.style.display = 'none';
      await painted();
      room.say({ body: 'unseen', postedAtEpochMs: at(18, 0) });
      await until(() => element.unreadCount === 1);
      element.style.display = '';
      await until(() => element.unreadCount === 0);
      expect(texts(element).at(-1)).to.equal('unseen');
    });

    it('begins where the page says, and the list opens there', async () => {
      const room = new FakeRoom({ messages: numbered(40) });
      const counts: number[] = [];
      const element = await onStage<RoomMessages>(
        html`<room-messages
          style="flex: 1"
          unread-after="m21"
          .room=${room}
          .clock=${new ManualClock(at(11, 0))}
          @unread-changed=${({ count }: UnreadChangedEvent) => counts.push(count)}
        ></room-messages>`,
      );
      await until(() => texts(element).length);
      await painted();
      expect(element.unreadCount).to.equal(19);
      expect(inSight(element)).to.include('number 21');
      expect(placeOf(element, 'number 21')).to.be.below(200);
      expect(all(element, '.divider.is-unread').map(wordsOf)).to.deep.equal(['19 unread']);
      button(element, '19 new messages')!.click();
      await painted();
      await painted();
      expect(counts).to.deep.equal([19, 0]);
      expect(fromEndPx(element)).to.be.below(2);
    });

    it('has been read at once when it fits in sight', async () => {
      const room = new FakeRoom({ messages: numbered(40) });
      const element = await stageMessages(room);
      element.unreadAfter = 'm38';
      await painted();
      await painted();
      expect(element.unreadCount).to.equal(0);
      expect(fromEndPx(element)).to.be.below(2);
      expect(all(element, '.divider.is-unread').map(wordsOf)).to.deep.equal(['2 unread']);
    });
  });
});
