import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { type HostRoom, SharedRooms } from '@roompane/host';
import { type Person, unread } from '@roompane/protocol';
import { FakeDeployment, type FakeProvider } from '@roompane/testing';
import '../src/find/define.ts';
import type { RoomList, RoomsUnreadEvent } from '../src/find/index.ts';
import { all, button, drawn, expectAccessible, onStage, one, until, wordsOf } from './on-stage.ts';

const sam: Person = { id: 'sam', name: 'Sam Whitfield', kind: 'user' };
const priya: Person = { id: 'priya', name: 'Priya Raman', kind: 'user' };

/** A tab: a session of Sam, who is in one of its rooms. */
interface Tab {
  readonly provider: FakeProvider;
  readonly rooms: SharedRooms;
  readonly room: HostRoom;
}

const opened: FakeProvider[] = [];

async function openTab(deployment: FakeDeployment, roomId = 'fx'): Promise<Tab> {
  const provider = await deployment.connect(sam);
  opened.push(provider);
  const rooms = new SharedRooms(provider);
  const { room } = await rooms.enter(roomId);
  return { provider, rooms, room };
}

function deploy(): FakeDeployment {
  const deployment = new FakeDeployment();
  const roles = { sam: 'member', priya: 'member' } as const;
  deployment.addRoom({ id: 'fx', title: 'FX desk', privacy: 'closed', roles });
  deployment.addRoom({ id: 'heads', title: 'Desk heads', kind: 'auditorium', roles });
  deployment.addRoom({ id: 'larch', title: 'Larch', privacy: 'secret', roles });
  return deployment;
}

async function stage({ rooms, room }: Tab): Promise<RoomList> {
  const element = await onStage<RoomList>(
    html`<room-list
      .room=${room}
      .enterRoom=${((roomId, options) => rooms.enter(roomId, options)) satisfies RoomList['enterRoom']}
    ></room-list>`,
  );
  await until(() => all(element, 'li').length > 0);
  return element;
}

const line = (element: RoomList, title: string): HTMLElement =>
  all(element, 'li').find((each) => wordsOf(each.querySelector('b')) === title)!;

const badge = (element: RoomList, title: string): string | undefined => {
  const found = line(element, title)?.querySelector('.badge');
  return found ? wordsOf(found) : undefined;
};

function ask(element: RoomList, words: string): void {
  const field = one<HTMLInputElement>(element, 'input[type=search]');
  field.value = words;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  one<HTMLFormElement>(element, 'form').requestSubmit();
}

describe('the rooms of a list', () => {
  afterEach(() => Promise.all(opened.splice(0).map((provider) => provider.disconnect())));

  it('say what is unread in those that are followed, but not in the one that one is in', async () => {
    const deployment = deploy();
    const element = await stage(await openTab(deployment));
    const told: number[][] = [];
    element.addEventListener('rooms-unread', (event) => {
      const { rooms, messages } = event as RoomsUnreadEvent;
      told.push([rooms, messages]);
    });
    deployment.say('heads', priya, { body: 'One' });
    deployment.say('heads', priya, { body: 'Two' });
    deployment.say('fx', priya, { body: 'Here' });
    await until(() => badge(element, 'Desk heads') === '2 unread');
    expect(badge(element, 'FX desk')).to.equal(undefined);
    expect(told.at(-1)).to.deep.equal([1, 2]);
    await expectAccessible(element);
  });

  it('[PR13] are in step between the tabs of a person', async () => {
    const deployment = deploy();
    const tab = await openTab(deployment);
    const element = await stage(tab);
    deployment.say('heads', priya, { body: 'One' });
    await until(() => badge(element, 'Desk heads') === '1 unread');
    const other = await openTab(deployment, 'heads');
    await unread(other.room).markRead((await other.room.messages.latest()).end);
    await until(() => badge(element, 'Desk heads') === undefined);
  });

  it('are entered once with the rest of the page, and left with the list', async () => {
    const deployment = deploy();
    const tab = await openTab(deployment);
    const element = await stage(tab);
    deployment.say('heads', priya, { body: 'One' });
    await until(() => badge(element, 'Desk heads'));
    const { room: heads, leave } = await tab.rooms.enter('heads');
    leave();
    expect(heads.signal.aborted).to.equal(false);
    element.remove();
    await until(() => heads.signal.aborted);
    expect(tab.room.signal.aborted).to.equal(false);
  });

  it('tell an auditorium, and those that are for members, and what they are called now', async () => {
    const deployment = deploy();
    const element = await stage(await openTab(deployment));
    expect(wordsOf(line(element, 'Desk heads').querySelector('.name'))).to.equal('Desk heads Auditorium');
    expect(wordsOf(line(element, 'FX desk').querySelector('.name'))).to.equal('FX desk For members only');
    expect(wordsOf(line(element, 'Larch').querySelector('.name'))).to.equal('Larch Secret Only its members know of it');
    deployment.changeInfo('heads', { title: 'Heads of desks', topic: 'Limits this week' });
    await until(() => line(element, 'Heads of desks'));
    expect(wordsOf(line(element, 'Heads of desks').querySelector('small'))).to.equal('Limits this week');
    await expectAccessible(element);
  });

  it('are found by their address too, which none other is', async () => {
    const deployment = deploy();
    deployment.addRoom({ id: 'gold', title: 'Precious metals' });
    deployment.addRoom({ id: 'vault', title: 'Vault', privacy: 'secret', roles: { priya: 'member' } });
    const element = await stage(await openTab(deployment));
    ask(element, 'gold');
    await until(() => line(element, 'Precious metals'));
    ask(element, 'vault');
    await until(() => all(element, '.center b').some((each) => wordsOf(each) === 'No room matches “vault”'));
  });

  it('stay as they are when one goes to another of them', async () => {
    const deployment = deploy();
    deployment.addRoom({ id: 'gold', title: 'Precious metals' });
    const tab = await openTab(deployment);
    const element = await stage(tab);
    ask(element, 'metals');
    await until(() => line(element, 'Precious metals'));
    element.room = (await tab.rooms.enter('gold')).room;
    await drawn();
    expect(line(element, 'Precious metals').className).to.equal('is-here');
    expect(line(element, 'FX desk')).to.not.equal(undefined);
  });

  it('are gone through by up and down, from the field on', async () => {
    const element = await stage(await openTab(deploy()));
    element.focus();
    const focused = (): Element => element.shadowRoot!.activeElement!;
    const press = (key: string): void =>
      void focused().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    press('ArrowDown');
    expect(wordsOf(focused().querySelector('b'))).to.equal('Desk heads');
    button(element, 'Follow Desk heads')!.focus();
    press('ArrowDown');
    expect(wordsOf(focused().querySelector('b'))).to.equal('FX desk');
    press('ArrowUp');
    press('ArrowUp');
    expect(focused()).to.equal(one(element, 'input'));
  });
});
