import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { RoompaneError } from '@roompane/protocol';
import { fakeHost, FakeRoom } from '@roompane/testing';
import '../src/find/define.ts';
import type { MessageFoundEvent, RoomChosenEvent, RoomList, RoomSearch } from '../src/find/index.ts';
import { all, button, expectAccessible, onStage, one, until, wordsOf } from './on-stage.ts';

const opened: { close(): Promise<void> }[] = [];

function ask(element: Element, words: string): void {
  const field = one<HTMLInputElement>(element, 'input[type=search]');
  field.value = words;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  one<HTMLFormElement>(element, 'form').requestSubmit();
}

const lines = (element: Element): string[] => all(element, 'li small').map(wordsOf);
const titles = (element: Element): string[] => all(element, 'li b').map(wordsOf);

async function hostOf(...bodies: string[]): Promise<Awaited<ReturnType<typeof fakeHost>>> {
  const host = await fakeHost({ messages: bodies.map((body) => ({ body })) });
  opened.push(host);
  return host;
}

describe('what is found', () => {
  afterEach(() => Promise.all(opened.splice(0).map((host) => host.close())));

  describe('room-search', () => {
    it('are messages by words and by phrase, each a way to it', async () => {
      const host = await hostOf('The fix is at four', 'No fix today', 'Other things');
      const element = await onStage<RoomSearch>(html`<room-search .room=${host.room}></room-search>`);
      ask(element, 'fix');
      await until(() => lines(element).length === 2);
      expect(lines(element)).to.deep.equal(['No fix today', 'The fix is at four']);
      await expectAccessible(element);
      const chosen = new Promise<MessageFoundEvent>((resolve) =>
        element.addEventListener('message-found', (event) => resolve(event as MessageFoundEvent), { once: true }),
      );
      all(element, 'li button')[1]!.click();
      const { message } = (await chosen).found;
      expect(message.id).to.equal(host.messages[0]!.id);
      ask(element, '"fix is"');
      await until(() => lines(element).length === 1);
      ask(element, 'nothing like it');
      await until(() => all(element, '.center').length);
      expect(wordsOf(one(element, '.center b'))).to.equal('Nothing was found');
      await expectAccessible(element);
    });

    it('are those so far where the time ran out, with the way on', async () => {
      const room = new FakeRoom();
      const asked: unknown[] = [];
      room.answers.set('messages/search', ({ after }: { after?: string }) => {
        asked.push(after);
        return { found: [], isComplete: after !== undefined, ...(after === undefined ? { next: 'n1' } : {}) };
      });
      const element = await onStage<RoomSearch>(html`<room-search .room=${room}></room-search>`);
      ask(element, 'fix');
      const on = await until(() => button(element, 'Search on'));
      expect(wordsOf(one(element, '.note span'))).to.equal(
        '0 found so far. Older messages were not looked through yet.',
      );
      await expectAccessible(element);
      on.click();
      await until(() => all(element, '.center').length);
      expect(asked).to.deep.equal([undefined, 'n1']);
    });

    it('cannot be where the room does not search', async () => {
      const room = new FakeRoom();
      room.answers.set('messages/search', () => Promise.reject(new RoompaneError('feature/unsupported')));
      const element = await onStage<RoomSearch>(html`<room-search .room=${room}></room-search>`);
      ask(element, 'fix');
      await until(() => all(element, '[role=alert]').length);
      expect(wordsOf(one(element, '.center b'))).to.equal('This room cannot be searched');
    });
  });

  describe('room-list', () => {
    it('are rooms to follow, to leave and to go to', async () => {
      const host = await hostOf('x');
      host.deployment.addRoom({ id: 'rates', title: 'Rates desk', description: 'Gilts and swaps' });
      const element = await onStage<RoomList>(html`<room-list .room=${host.room}></room-list>`);
      await until(() => all(element, '.spin').length === 0);
      ask(element, 'swaps');
      (await until(() => button(element, 'Search descriptions too'))).click();
      await until(() => titles(element).includes('Rates desk'));
      await expectAccessible(element);
      const chosen = new Promise<RoomChosenEvent>((resolve) =>
        element.addEventListener('room-chosen', (event) => resolve(event as RoomChosenEvent), { once: true }),
      );
      all(element, '.go')
        .find((each) => wordsOf(each).startsWith('Rates desk'))!
        .click();
      expect((await chosen).info.id).to.equal('rates');
      button(element, 'Follow Rates desk')!.click();
      await until(() => button(element, 'Follow Rates desk')?.getAttribute('aria-pressed') === 'true');
      button(element, 'Follow Rates desk')!.click();
      await until(() => button(element, 'Follow Rates desk')?.getAttribute('aria-pressed') === 'false');
    });

    it('are invitations, which can be declined', async () => {
      const host = await hostOf('x');
      host.deployment.addRoom({ id: 'rates', title: 'Rates desk' });
      const priya = { id: 'priya', name: 'Priya Raman', kind: 'user' } as const;
      host.deployment.invite('rates', 'sam', { by: priya, reason: 'The swap' });
      const element = await onStage<RoomList>(html`<room-list .room=${host.room}></room-list>`);
      const decline = await until(() => button(element, 'Decline'));
      expect(lines(element)).to.include('Priya Raman invites you: The swap');
      await expectAccessible(element);
      decline.click();
      await until(() => button(element, 'Decline') === undefined);
    });

    it('cannot be read where the server keeps no list', async () => {
      const room = new FakeRoom();
      room.answers.set('rooms/follow-followed', () => {
        throw new RoompaneError('feature/unsupported');
      });
      const element = await onStage<RoomList>(html`<room-list .room=${room}></room-list>`);
      await until(() => all(element, '.center').length);
      expect(wordsOf(one(element, '.center'))).to.contain('This chat server keeps no list of rooms.');
      await expectAccessible(element);
    });
  });
});
