import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { RoompaneError } from '@roompane/protocol';
import { FakeRoom, ManualClock } from '@roompane/testing';
import '../src/room-header/define.ts';
import type { RoomHeader } from '../src/index.ts';
import { demoRoom } from './demo-room.ts';
import { all, drawn, expectAccessible, onStage, one, until, wordsOf } from './on-stage.ts';

const stageHeader = (room: FakeRoom): Promise<RoomHeader> =>
  onStage<RoomHeader>(html`<room-header .room=${room}></room-header>`);

describe('room-header', () => {
  it('is accessible', async () => {
    const element = await stageHeader(demoRoom({ info: { kind: 'auditorium' } }));
    await until(() => all(element, '.stack').length);
    await expectAccessible(element);
  });

  it('says what the room is and how many are there', async () => {
    const room = demoRoom();
    room.people.replace([], 12_000);
    const element = await stageHeader(room);
    await until(() => all(element, '.stack').length);
    expect(wordsOf(one(element, 'h2'))).to.equal('FX desk – London');
    expect(wordsOf(one(element, 'p'))).to.equal('Spot and forwards, 07:00 to 17:00. No client names here.');
    expect(wordsOf(one(element, '.tag'))).to.equal('Regular');
    expect(one(element, '.stack').getAttribute('aria-label')).to.equal('12,000 people here');
  });

  it('reads and cuts its words in their own direction, whichever the page has', async () => {
    document.documentElement.dir = 'rtl';
    const element = await stageHeader(demoRoom());
    const words = one(element, 'p');
    await until(() => words.textContent);
    const text = document.createTreeWalker(words, NodeFilter.SHOW_TEXT).nextNode() as Text;
    const placeOf = (offset: number): number => {
      const range = document.createRange();
      range.setStart(text, offset);
      range.setEnd(text, offset + 1);
      return range.getBoundingClientRect().left;
    };
    const [begin, stop] = [placeOf(0), placeOf(text.length - 1)];
    document.documentElement.removeAttribute('dir');
    expect(stop).to.be.greaterThan(begin);
  });

  it('follows changes of the room', async () => {
    const room = demoRoom();
    const element = await stageHeader(room);
    room.changeInfo({ title: 'Morning call', kind: 'auditorium' });
    await drawn();
    expect(wordsOf(one(element, 'h2'))).to.equal('Morning call');
    expect(wordsOf(one(element, '.tag'))).to.equal('Auditorium');
  });

  it('shows hostile names as text', async () => {
    const element = await stageHeader(demoRoom({ info: { title: '<img src=x onerror=alert(1)>' } }));
    expect(wordsOf(one(element, 'h2'))).to.equal('<img src=x onerror=alert(1)>');
    expect(all(element, 'img')).to.have.length(0);
  });

  it('leaves the people out where they may not be read', async () => {
    const room = demoRoom();
    room.people.fail(new RoompaneError('call/denied'));
    const element = await stageHeader(room);
    await drawn();
    expect(all(element, '.stack')).to.have.length(0);
  });

  it('keeps its height whatever it has to say', async () => {
    const empty = await stageHeader(new FakeRoom({ info: { description: '' } }));
    expect(empty.offsetHeight).to.equal(53);
    const full = await stageHeader(demoRoom({ info: { title: 'T'.repeat(256), description: 'd '.repeat(900) } }));
    expect(full.offsetHeight).to.equal(53);
    expect(full.scrollWidth).to.be.at.most(full.clientWidth);
  });

  it('ends its stream when it leaves, and begins anew when it returns', async () => {
    const room = demoRoom();
    const element = await stageHeader(room);
    await until(() => room.people.openStreams === 1);
    const home = element.parentElement!;
    element.remove();
    await until(() => room.people.openStreams === 0);
    home.append(element);
    await until(() => room.people.openStreams === 1);
  });
});

describe('room-header', () => {
  it('says how much is unread, as long as something is', async () => {
    const room = new FakeRoom();
    let next = (): void => undefined;
    room.answers.set('unread/follow', async function* () {
      for (const count of [2, 120, 0]) {
        yield { count, isAtLeast: false };
        await new Promise<void>((resolve) => (next = resolve));
      }
    });
    const clock = new ManualClock();
    const element = await onStage<RoomHeader>(html`<room-header .room=${room} .clock=${clock}></room-header>`);
    // Not at once: whoever reads along would see it flash at each message.
    await until(() => clock.pending === 1);
    clock.advance(999);
    await drawn();
    expect(all(element, '.badge')).to.have.length(0);
    clock.advance(1);
    await until(() => all(element, '.badge').map(wordsOf).join() === '2 unread');
    await expectAccessible(element);
    next();
    await until(() => all(element, '.badge').map(wordsOf).join() === '99+ unread');
    next();
    await until(() => all(element, '.badge').length === 0);
  });
});
