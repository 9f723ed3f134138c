import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { RoompaneError } from '@roompane/protocol';
import { ManualClock, type FakeRoom } from '@roompane/testing';
import '../src/room-roster/define.ts';
import type { RoomRoster } from '../src/index.ts';
import { demoRoom, people } from './demo-room.ts';
import { all, button, drawn, expectAccessible, onStage, one, until, wordsOf } from './on-stage.ts';

async function stageRoster(room: FakeRoom): Promise<RoomRoster> {
  const element = await onStage<RoomRoster>(html`<room-roster .room=${room}></room-roster>`);
  await until(() => all(element, 'li, .center').length);
  return element;
}

const names = (element: RoomRoster): string[] => all(element, 'li b').map(wordsOf);

function search(element: RoomRoster, text: string): void {
  const field = one<HTMLInputElement>(element, 'input');
  field.value = text;
  field.dispatchEvent(new Event('input'));
}

describe('room-roster', () => {
  describe('accessibility', () => {
    it('is accessible with people, cut short, in an auditorium', async () => {
      const room = demoRoom({ info: { kind: 'auditorium' } });
      room.people.replace(people, 12_000);
      await expectAccessible(await stageRoster(room));
    });

    it('is accessible when nobody matches', async () => {
      const element = await stageRoster(demoRoom());
      search(element, 'nobody');
      await until(() => all(element, '.center').length);
      await expectAccessible(element);
      expect(wordsOf(one(element, '[role=status]'))).to.equal('0 people found');
    });

    it('is accessible when it may not be read', async () => {
      const room = demoRoom();
      room.people.fail(new RoompaneError('call/denied'));
      await expectAccessible(await stageRoster(room));
    });
  });

  it('lists people by name and follows who comes and goes', async () => {
    const room = demoRoom();
    const element = await stageRoster(room);
    const before = ['Hannah Lind', 'Lena Fischer', 'Priya Raman', 'Rates bot', 'Sam Whitfield', 'Yuki Tanaka'];
    expect(names(element)).to.deep.equal(before);
    room.people.set({
      person: { id: 'a', name: 'Ann', kind: 'user' },
      role: 'member',
      presence: 'away',
      isSelf: false,
    });
    room.people.leave('Lena Fischer');
    await until(() => names(element)[0] === 'Ann');
    expect(names(element)).to.not.include('Lena Fischer');
  });

  it('puts those who may post first in an auditorium', async () => {
    const element = await stageRoster(demoRoom({ info: { kind: 'auditorium' } }));
    expect(all(element, 'h3').map(wordsOf)).to.deep.equal(['Can post2', 'Reading4']);
  });

  it('says presence in words and in shapes', async () => {
    const element = await stageRoster(demoRoom());
    const [hannah, lena] = all(element, 'li');
    expect(wordsOf(hannah)).to.contain('Here now');
    expect(wordsOf(lena)).to.contain('Away');
    expect(lena!.querySelector('.dot')!.className).to.equal('dot is-hollow');
  });

  it('finds a person', async () => {
    const element = await stageRoster(demoRoom());
    search(element, 'raman');
    await until(() => names(element).length === 1);
    expect(names(element)).to.deep.equal(['Priya Raman']);
    expect(wordsOf(one(element, '[role=status]'))).to.equal('1 person found');
  });

  it('says when the list is cut short', async () => {
    const room = demoRoom();
    room.people.replace(people, 12_000);
    const element = await stageRoster(room);
    expect(wordsOf(one(element, '.note'))).to.equal('This room lists 6 of its 12,006 people.');
    search(element, 'nobody');
    await until(() => all(element, '.center').length);
    expect(wordsOf(one(element, '.center'))).to.contain('Only 6 of 12,006 people were searched.');
  });

  it('draws no more people than a snapshot can hold', async () => {
    const room = demoRoom();
    const many = Array.from({ length: 700 }, (_, index) => ({
      person: { id: `p${index}`, name: `Person ${index}`, kind: 'user' as const },
      role: 'member' as const,
      presence: 'active' as const,
      isSelf: false,
    }));
    room.people.replace(many);
    expect(names(await stageRoster(room))).to.have.length(500);
  });

  it('shows bones only after 200 ms', async () => {
    const clock = new ManualClock();
    const element = await onStage<RoomRoster>(
      html`<room-roster .room=${{ ...stuck(), addEventListener: () => undefined }} .clock=${clock}></room-roster>`,
    );
    clock.advance(199);
    await drawn();
    expect(all(element, '.bone')).to.have.length(0);
    clock.advance(1);
    await drawn();
    expect(all(element, '.bone')).to.not.have.length(0);
  });

  it('reads the list again when asked to', async () => {
    const room = demoRoom();
    room.people.fail(new RoompaneError('provider/unavailable'));
    const element = await stageRoster(room);
    room.people.recover();
    button(element, 'Try again')!.click();
    await until(() => names(element).length === 6);
  });

  it('ends its stream when it leaves, and begins anew when it returns', async () => {
    const room = demoRoom();
    const element = await stageRoster(room);
    await until(() => room.people.openStreams === 1);
    const home = element.parentElement!;
    element.remove();
    await until(() => room.people.openStreams === 0);
    home.append(element);
    await until(() => room.people.openStreams === 1);
  });
});

/** A room whose roster says nothing. */
function stuck(): object {
  const { info, me } = demoRoom();
  return {
    info,
    me,
    roster: { live: () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }) }) },
  };
}
