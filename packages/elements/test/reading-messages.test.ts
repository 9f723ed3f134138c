import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { RoompaneError } from '@roompane/protocol';
import { FakeRoom, ManualClock } from '@roompane/testing';
import type { RoomMessages } from '../src/index.ts';
import { at, demoRoom, sam } from './demo-room.ts';
import { all, button, expectAccessible, onStage, one, until, wordsOf } from './on-stage.ts';
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

describe('room-messages', () => {
  describe('waiting and failing', () => {
    it('shows bones only after 200 ms', async () => {
      const clock = new ManualClock();
      const room = demoRoom();
      const release = room.log.hold();
      const element = await onStage<RoomMessages>(html`<room-messages .room=${room} .clock=${clock}></room-messages>`);
      clock.advance(199);
      await painted();
      expect(all(element, '.bone')).to.have.length(0);
      clock.advance(1);
      await painted();
      expect(all(element, '.bone')).to.not.have.length(0);
      release();
      await until(() => texts(element).length);
      expect(all(element, '.bone')).to.have.length(0);
    });

    it('offers a way out of a failure', async () => {
      const room = demoRoom();
      room.log.failPages(new RoompaneError('provider/unavailable'));
      const element = await stageMessages(room);
      expect(wordsOf(one(element, '.center b'))).to.equal('The messages could not be read');
      room.log.recover();
      button(element, 'Try again')!.click();
      await until(() => texts(element).length);
    });

    it('keeps what it has when the stream ends, says so, and follows again', async () => {
      const room = demoRoom();
      const element = await stageMessages(room);
      const before = texts(element);
      room.log.fail(new RoompaneError('provider/unavailable'));
      await until(() => all(element, '.bar').length);
      expect(texts(element)).to.deep.equal(before);
      room.log.recover();
      button(element, 'Try again')!.click();
      await until(() => all(element, '.bar').length === 0 && texts(element).length);
      room.say({ body: 'again', postedAtEpochMs: at(12, 0) });
      await until(() => texts(element).includes('again'));
    });

    it('says honestly where the room begins', async () => {
      const element = await stageMessages(demoRoom());
      expect(wordsOf(one(element, '.end'))).to.equal('This is where the room begins.');
      expect(button(element, 'Show earlier messages')).to.equal(undefined);
    });

    it('says why earlier messages did not come, and lets one try again', async () => {
      const room = new FakeRoom({ messages: numbered(120) });
      const element = await stageMessages(room);
      room.log.failPages(new RoompaneError('provider/unavailable'));
      await scrollTo(element, 0);
      await until(() => all(element, '.end').length);
      expect(wordsOf(one(element, '.end'))).to.contain('Earlier messages could not be read.');
      await expectAccessible(element);
      room.log.recover();
      button(element, 'Try again')!.click();
      await until(() => wordsOf(one(element, '.lead')) === 'This is where the room begins.');
      await painted();
      await scrollTo(element, 0);
      await until(() => texts(element)[0] === 'number 0');
    });
  });

  describe('where the reader is', () => {
    it('is at the newest message, and stays there', async () => {
      const room = new FakeRoom({ messages: numbered(40) });
      const element = await stageMessages(room);
      expect(fromEndPx(element)).to.be.below(2);
      room.say({ body: 'new', postedAtEpochMs: at(18, 0) });
      await until(() => texts(element).at(-1) === 'new');
      expect(fromEndPx(element)).to.be.below(2);
      expect(all(element, '.newest')).to.have.length(0);
    });

    it('stays at the newest when the list shrinks', async () => {
      const element = await stageMessages(new FakeRoom({ messages: numbered(40) }));
      element.parentElement!.style.blockSize = '240px';
      await painted();
      expect(fromEndPx(element)).to.be.below(2);
    });

    it('does not move when it has scrolled up, and shows the way to what came', async () => {
      const room = new FakeRoom({ messages: numbered(40) });
      const element = await stageMessages(room);
      await scrollTo(element, 300);
      const before = placeOf(element, 'number 9');
      room.say({ body: 'new one', postedAtEpochMs: at(18, 0) });
      room.say({ body: 'new two', postedAtEpochMs: at(18, 0) });
      const way = await until(() => button(element, '2 new messages'));
      expect(placeOf(element, 'number 9')).to.equal(before);
      way.click();
      await painted();
      expect(all(element, '.divider.is-unread').map(wordsOf)).to.deep.equal(['2 unread']);
      expect(fromEndPx(element)).to.be.below(2);
      expect(all(element, '.newest')).to.have.length(0);
    });

    it('does not move when older messages come', async () => {
      const room = new FakeRoom({ messages: numbered(120) });
      const element = await stageMessages(room);
      const release = room.log.hold();
      await scrollTo(element, 900);
      const [words] = inSight(element);
      const before = placeOf(element, words!);
      const heightPx = log(element).scrollHeight;
      release();
      await until(() => log(element).scrollHeight > heightPx + 1_000);
      await painted();
      expect(placeOf(element, words!)).to.equal(before);
    });

    it('goes to the newest with a message of one’s own', async () => {
      const room = new FakeRoom({ messages: numbered(40) });
      const element = await stageMessages(room);
      await scrollTo(element, 0);
      room.say({ body: 'mine', author: sam, postedAtEpochMs: at(18, 0) });
      await until(() => texts(element).at(-1) === 'mine');
      await painted();
      expect(fromEndPx(element)).to.be.below(2);
    });
  });

  describe('its streams', () => {
    it('end when it leaves, and begin anew when it returns', async () => {
      const room = demoRoom();
      const element = await stageMessages(room);
      await until(() => room.log.openStreams === 1);
      const home = element.parentElement!;
      element.remove();
      await until(() => room.log.openStreams === 0);
      home.append(element);
      await until(() => room.log.openStreams === 1 && texts(element).length);
    });

    it('are those of the room that it shows', async () => {
      const [first, second] = [demoRoom(), new FakeRoom({ messages: [{ body: 'elsewhere' }] })];
      const element = await stageMessages(first);
      element.room = second;
      await until(() => texts(element)[0] === 'elsewhere');
      await until(() => first.log.openStreams === 0);
      element.room = undefined;
      await until(() => second.log.openStreams === 0);
    });
  });
});
