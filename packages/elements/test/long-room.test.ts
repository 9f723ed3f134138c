import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../src/room-messages/define.ts';
import type { RoomMessages } from '../src/index.ts';
import { LongRoom } from './long-room.ts';
import { all, button, expectAccessible, onStage, one, until, wordsOf } from './on-stage.ts';
import { fromEndPx, inSight, log, painted, scrollTo, texts } from './staged-messages.ts';

async function stageLong(count: number, keptMessages = 20_000): Promise<{ room: LongRoom; element: RoomMessages }> {
  const room = new LongRoom(count);
  const element = await onStage<RoomMessages>(
    html`<room-messages style="flex: 1" .room=${room} .keptMessages=${keptMessages}></room-messages>`,
  );
  await until(() => texts(element).length);
  await painted();
  return { room, element };
}

/** The number that the words of a long room's message begin with. */
const numberOf = (words: string | undefined): number => Number(/^\d+/.exec(words ?? '')?.[0] ?? Number.NaN);
const firstInSight = (element: RoomMessages): number => numberOf(inSight(element)[0]);
const row = (element: RoomMessages, number: number): HTMLElement | undefined =>
  all(element, '.row').find((each) => numberOf(wordsOf(each.querySelector('.text'))) === number);
const topOf = (element: RoomMessages, number: number): number =>
  row(element, number)!.querySelector('.msg')!.getBoundingClientRect().top - log(element).getBoundingClientRect().top;

/** The second message in sight, and where it stands. */
function look(element: RoomMessages): { readonly number: number; readonly topPx: number } {
  const number = firstInSight(element) + 1;
  return { number, topPx: topOf(element, number) };
}

const isWithoutHole = (element: RoomMessages): boolean => {
  const numbers = texts(element).map(numberOf);
  return numbers.every((number, index) => index === 0 || number === numbers[index - 1]! + 1);
};

describe('room-messages in a long room', () => {
  it('goes through thousands of messages with as few rows as at the start, and none missing', async () => {
    const { element } = await stageLong(100_000);
    const most = all(element, '.row').length + 30;
    let number = firstInSight(element);
    for (let step = 0; step < 25; step++) {
      const scroller = log(element);
      await scrollTo(element, scroller.scrollTop - 900);
      await until(() => scroller.scrollTop > 1_000);
      expect(all(element, '.row').length).to.be.at.most(most);
      expect(isWithoutHole(element)).to.equal(true);
      expect(firstInSight(element)).to.be.below(number);
      number = firstInSight(element);
    }
    expect(number).to.be.below(99_700);
  });

  it('keeps a row in sight to the pixel while pages come above, wherever it is scrolled to', async () => {
    const { element, room } = await stageLong(3_000);
    await scrollTo(element, 700);
    for (let page = 0; page < 5; page++) {
      const { number, topPx } = look(element);
      const pages = room.long.pagesRead;
      const scroller = log(element);
      const heightPx = scroller.scrollHeight;
      one(element, '.lead button').click();
      await until(() => room.long.pagesRead > pages && scroller.scrollHeight > heightPx);
      await painted();
      expect(topOf(element, number)).to.be.closeTo(topPx, 0.5);
    }
  });

  it('keeps it while a story above opens, and keeps the story while it opens', async () => {
    const { element } = await stageLong(400);
    await element.scrollToMessage('m348');
    await painted();
    const story = row(element, 348)!;
    const storyTopPx = topOf(element, 348);
    story.querySelector<HTMLElement>('.story .link')!.click();
    await painted();
    expect(topOf(element, 348)).to.equal(storyTopPx);
    await scrollTo(element, log(element).scrollTop + storyTopPx + 60);
    const { number, topPx } = look(element);
    expect(number).to.be.above(348);
    row(element, 348)!.style.paddingBlockEnd = '333px';
    await painted();
    expect(topOf(element, number)).to.be.closeTo(topPx, 0.5);
  });

  it('keeps it when the list becomes narrow, and when it becomes low', async () => {
    const { element } = await stageLong(2_000);
    await scrollTo(element, log(element).scrollTop - 900);
    const { number, topPx } = look(element);
    element.parentElement!.style.inlineSize = '320px';
    await painted();
    await painted();
    expect(topOf(element, number)).to.be.closeTo(topPx, 0.5);
    element.parentElement!.style.blockSize = '300px';
    await painted();
    expect(topOf(element, number)).to.be.closeTo(topPx, 0.5);
  });

  it('stays at the end when its rows become shorter, and a scroll tells of it before their measure does', async () => {
    const { element } = await stageLong(12);
    const stage = element.parentElement!;
    stage.style.inlineSize = '240px';
    await painted();
    const narrowPx = log(element).scrollTop;
    stage.style.inlineSize = '560px';
    expect(log(element).scrollTop).to.be.below(narrowPx);
    log(element).dispatchEvent(new Event('scroll'));
    stage.style.blockSize = '300px';
    await painted();
    expect(fromEndPx(element)).to.be.closeTo(0, 1);
  });

  it('stays at the end while hundreds of messages come, and when the list becomes narrow', async () => {
    const { element, room } = await stageLong(500);
    for (let burst = 1; burst <= 5; burst++) {
      room.long.grow(200);
      await until(() => numberOf(texts(element).at(-1)) === 499 + burst * 200);
      await painted();
      expect(fromEndPx(element)).to.be.below(2);
      expect(all(element, '.row').length).to.be.below(80);
      const { childNodes, children } = one(element, '.rows');
      expect(childNodes.length).to.equal(children.length);
    }
    element.parentElement!.style.inlineSize = '300px';
    await painted();
    expect(fromEndPx(element)).to.be.below(2);
  });

  it('lets a reader leave the end by a pixel, while messages come', async () => {
    const { element, room } = await stageLong(500);
    await scrollTo(element, log(element).scrollTop - 2);
    const { number, topPx } = look(element);
    room.long.grow(20);
    await until(() => button(element, '20 new messages'));
    await painted();
    expect(topOf(element, number)).to.equal(topPx);
  });

  it('keeps its place when it was not shown for a while', async () => {
    const { element, room } = await stageLong(1_000);
    await scrollTo(element, log(element).scrollTop - 700);
    const { number, topPx } = look(element);
    element.style.display = 'none';
    await painted();
    room.long.grow(10);
    await painted();
    element.style.display = '';
    await painted();
    await painted();
    expect(topOf(element, number)).to.be.closeTo(topPx, 0.5);
  });

  it('keeps rows that are selected, and so the selection, while messages come', async () => {
    const { element, room } = await stageLong(500);
    const [from, to] = [496, 498].map((number) => row(element, number)!.querySelector('.text')!);
    const selection = document.getSelection()!;
    selection.setBaseAndExtent(from!.firstChild!, 2, to!.firstChild!, 5);
    room.long.grow(60);
    await until(() => numberOf(texts(element).at(-1)) === 559);
    await painted();
    expect(from!.isConnected && to!.isConnected).to.equal(true);
    expect(fromEndPx(element)).to.be.below(2);
    selection.removeAllRanges();
  });

  describe('memory', () => {
    it('lets go of the newest far above them, and reads them again on the way down', async () => {
      const { element, room } = await stageLong(900, 200);
      expect(await element.scrollToMessage('m500')).to.equal(true);
      await painted();
      await until(() => isWithoutHole(element) && firstInSight(element) < 500);
      expect(one(element, '.row .msg').getAttribute('aria-setsize')).to.equal('-1');
      const scroller = log(element);
      for (let last = 0; last < 899;) {
        await scrollTo(element, scroller.scrollTop + 3_000);
        expect(isWithoutHole(element)).to.equal(true);
        last = numberOf(texts(element).at(-1));
      }
      await scrollTo(element, scroller.scrollHeight);
      room.long.grow(1);
      await until(() => numberOf(texts(element).at(-1)) === 900);
    });

    it('goes to the newest at once from there, with what came meanwhile', async () => {
      const { element, room } = await stageLong(1_500, 300);
      await element.scrollToMessage('m600');
      room.long.grow(40);
      const way = await until(() => button(element, '40 new messages'));
      const pages = room.long.pagesRead;
      way.click();
      await until(() => numberOf(texts(element).at(-1)) === 1_539);
      await painted();
      expect(fromEndPx(element)).to.be.below(2);
      expect(room.long.pagesRead - pages).to.be.at.most(2);
      room.long.grow(1);
      await until(() => numberOf(texts(element).at(-1)) === 1_540);
    });

    it('holds a flood to its bound, and does not move a reader by it', async () => {
      const { element, room } = await stageLong(200, 300);
      await scrollTo(element, log(element).scrollTop - 600);
      const { number, topPx } = look(element);
      room.long.grow(5_000);
      await until(() => element.unreadCount === 5_000);
      await painted();
      expect(topOf(element, number)).to.be.closeTo(topPx, 0.5);
      expect(log(element).scrollHeight).to.be.below(40_000);
    });
  });

  describe('jumping', () => {
    it('brings a message into sight, marks it and gives it the focus', async () => {
      const { element } = await stageLong(1_000);
      expect(await element.scrollToMessage('m980')).to.equal(true);
      await painted();
      const message = row(element, 980)!.querySelector('.msg')!;
      expect(message.classList.contains('is-target')).to.equal(true);
      expect(element.shadowRoot!.activeElement).to.equal(message);
      expect(inSight(element).map(numberOf)).to.include(980);
      await expectAccessible(element);
      log(element).focus();
      await painted();
      expect(all(element, '.is-target')).to.have.length(0);
    });

    it('reads back for one that is not loaded', async () => {
      const { element, room } = await stageLong(3_000);
      expect(await element.scrollToMessage('m200')).to.equal(true);
      await painted();
      expect(inSight(element).map(numberOf)).to.include(200);
      expect(room.long.pagesRead).to.be.below(40);
    });

    it('reads one page for one whose place in the log is known, and the way back to the newest from there', async () => {
      const { element, room } = await stageLong(50_000);
      const pages = room.long.pagesRead;
      expect(await element.scrollToMessage('m7000', { cursor: 'c7000' })).to.equal(true);
      expect(room.long.pagesRead - pages).to.equal(1);
      await painted();
      expect(inSight(element).map(numberOf)).to.include(7_000);
      await until(() => isWithoutHole(element) && numberOf(texts(element)[0]) < 6_995);
      await scrollTo(element, log(element).scrollHeight);
      await until(() => numberOf(texts(element).at(-1)) > 7_060);
      expect(isWithoutHole(element)).to.equal(true);
      room.long.grow(3);
      (await until(() => button(element, '3 new messages'))).click();
      await until(() => numberOf(texts(element).at(-1)) === 50_002);
    });

    it('stays where it is when that place is not of this room, and follows what comes', async () => {
      const { element, room } = await stageLong(400);
      const jump = element.scrollToMessage('m7', { cursor: 'elsewhere' });
      room.long.grow(2);
      const code = await jump.then(
        () => 'settled',
        (error: { readonly code: string }) => error.code,
      );
      expect(code).to.equal('log/cursor-unknown');
      await until(() => numberOf(texts(element).at(-1)) === 401);
      room.long.grow(1);
      await until(() => numberOf(texts(element).at(-1)) === 402);
      expect(await element.scrollToMessage('m7', { cursor: 'c300' })).to.equal(false);
    });

    it('says so when the room has no such message, or too far back', async () => {
      const { element } = await stageLong(300);
      expect(await element.scrollToMessage('nobody')).to.equal(false);
      const far = await stageLong(20_000);
      expect(await far.element.scrollToMessage('m1')).to.equal(false);
    });

    it('stops when it is told to, and when the element shows another room', async () => {
      const { element } = await stageLong(20_000);
      const code = async (act: Promise<unknown>): Promise<unknown> =>
        act.then(
          () => 'settled',
          (error: { readonly code: string }) => error.code,
        );
      expect(await code(element.scrollToMessage('m15000', { signal: AbortSignal.abort() }))).to.equal('call/aborted');
      const life = new AbortController();
      const jump = code(element.scrollToMessage('m15000', { signal: life.signal }));
      life.abort();
      expect(await jump).to.equal('call/aborted');
      const other = code(element.scrollToMessage('m15000'));
      element.room = new LongRoom(10);
      expect(await other).to.equal('call/aborted');
    });
  });
});
