import { expect } from '@open-wc/testing';
import { RoompaneError } from '@roompane/protocol';
import { type FakeMessageInput, FakeRoom } from '@roompane/testing';
import type { RoomLinkEvent } from '../src/index.ts';
import { at, demoRoom, sam } from './demo-room.ts';
import { all, button, drawn, expectAccessible, one, until, wordsOf } from './on-stage.ts';
import { numbered, scrollTo, stageMessages, texts } from './staged-messages.ts';

describe('room-messages', () => {
  describe('accessibility', () => {
    it('is accessible with every kind of message', async () => {
      await expectAccessible(await stageMessages(demoRoom()));
    });

    it('is accessible when empty', async () => {
      await expectAccessible(await stageMessages(new FakeRoom()));
    });

    it('is accessible when it failed, and when it no longer follows', async () => {
      const room = demoRoom();
      room.log.failPages(new RoompaneError('provider/unavailable'));
      await expectAccessible(await stageMessages(room));
      const stale = demoRoom();
      const element = await stageMessages(stale);
      stale.log.fail(new RoompaneError('provider/unavailable'));
      await until(() => all(element, '.bar').length);
      await expectAccessible(element);
    });

    it('is accessible with unread messages and the way to them', async () => {
      const room = new FakeRoom({ messages: numbered(40) });
      const element = await stageMessages(room);
      await scrollTo(element, 0);
      room.say({ body: 'new', postedAtEpochMs: at(18, 0) });
      await until(() => button(element, '1 new message'));
      await expectAccessible(element);
    });

    it('says what came, once, and not what one wrote oneself', async () => {
      const room = demoRoom();
      const element = await stageMessages(room);
      const said = (): string => wordsOf(one(element, '[role=status]'));
      room.say({ body: 'Yours', author: 'Hannah Lind', postedAtEpochMs: at(11, 0) });
      await until(() => said() === 'Hannah Lind: Yours');
      room.say({ body: 'Mine', author: sam, postedAtEpochMs: at(11, 1) });
      await until(() => said() === '');
      room.say({ body: 'One', postedAtEpochMs: at(11, 2) });
      room.say({ body: 'Two', postedAtEpochMs: at(11, 2) });
      await until(() => said() === '2 new messages');
    });
  });

  describe('what is drawn', () => {
    it('groups by day and author, and marks kinds with a tag', async () => {
      const element = await stageMessages(demoRoom());
      expect(all(element, '.divider').map(wordsOf)).to.deep.equal(['Today']);
      expect(all(element, '.msg.is-next')).to.have.length(2);
      expect(all(element, '.msg.is-alert')).to.have.length(1);
      expect(all(element, '.tag').map(wordsOf)).to.deep.equal(['Bot', 'High importance', 'Story', 'via Trade guard']);
      expect(all(element, '.msg.is-own header b').map(wordsOf)).to.deep.equal(['You']);
      expect(wordsOf(one(element, '.removed'))).to.equal('A message by Tom Okafor was removed');
    });

    it('keeps hostile text as text', async () => {
      const hostile = '<img src=x onerror=alert(1)> ${alert(1)} <script>alert(1)</script> \u202Egnp.exe';
      const room = new FakeRoom({
        messages: [
          { body: hostile, author: { id: 'x', name: hostile, kind: 'user' }, via: { id: 'v', name: hostile } },
          { body: hostile, title: hostile },
        ],
      });
      const element = await stageMessages(room);
      expect(one(element, '.text').textContent).to.equal(hostile);
      expect(all(element, 'img, script')).to.have.length(0);
    });

    it('never makes a link of an address that is more than a visit', async () => {
      const body = (href: string): FakeMessageInput => ({
        body: { text: 'press', spans: [{ type: 'link', offset: 0, length: 5, href }] },
      });
      const room = new FakeRoom({
        messages: [body('javascript:alert(1)'), body('data:text/html,x'), body('https://desk.example/a?b')],
      });
      const element = await stageMessages(room);
      const links = all(element, 'a') as HTMLAnchorElement[];
      expect(links.map(({ href }) => href)).to.deep.equal(['https://desk.example/a?b']);
      expect(links[0]!.rel).to.equal('noopener noreferrer');
      expect(links[0]!.title).to.equal('https://desk.example/a?b');
      expect(texts(element)).to.deep.equal(['press', 'press', 'press']);
    });

    it('keeps lines and spaces of a text', async () => {
      const element = await stageMessages(new FakeRoom({ messages: [{ body: 'a\n  b' }] }));
      expect(one(element, '.text').innerText).to.equal('a\n  b');
    });

    it('opens and closes a story', async () => {
      const element = await stageMessages(demoRoom());
      const toggle = one(element, '.story .link');
      expect(toggle.getAttribute('aria-expanded')).to.equal('false');
      const closedPx = one(element, '.story').offsetHeight;
      toggle.click();
      await drawn();
      expect(toggle.getAttribute('aria-expanded')).to.equal('true');
      expect(one(element, '.story').offsetHeight).to.be.at.least(closedPx);
      toggle.click();
      await drawn();
      expect(one(element, '.story').offsetHeight).to.equal(closedPx);
    });

    it('tells the page which room was pressed', async () => {
      const body = {
        text: 'see Rates',
        spans: [{ type: 'room-link', offset: 4, length: 5, target: 'rates' }],
      } as const;
      const element = await stageMessages(new FakeRoom({ messages: [{ body }] }));
      const pressed = new Promise<RoomLinkEvent>((resolve) => {
        element.parentElement!.addEventListener('room-link', (event) => resolve(event as RoomLinkEvent), {
          once: true,
        });
      });
      button(element, 'Rates')!.click();
      expect((await pressed).roomId).to.equal('rates');
    });

    it('follows edits and redactions', async () => {
      const room = new FakeRoom();
      const event = room.say({ body: 'before' });
      const element = await stageMessages(room);
      const messageId = event.type === 'posted' ? event.message.id : '';
      room.log.append({ type: 'edited', messageId, body: { text: 'after', spans: [] }, atEpochMs: at(11, 0) });
      await until(() => texts(element)[0] === 'after');
      expect(wordsOf(one(element, '.msg footer'))).to.equal('Edited');
      room.log.append({ type: 'redacted', messageId, atEpochMs: at(11, 0) });
      await until(() => all(element, '.removed').length);
    });

    it('says where messages are missing', async () => {
      const room = new FakeRoom({ messages: numbered(2) });
      const element = await stageMessages(room);
      room.log.breakOff();
      room.say({ body: 'after', postedAtEpochMs: at(10, 0) });
      await until(() => texts(element).includes('after'));
      expect(all(element, '.divider').map(wordsOf)).to.include('Messages are missing here');
    });
  });
});
