import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { Template } from '@roompane/protocol';
import { FakeRoom, ManualClock } from '@roompane/testing';
import '../src/room-messages/define.ts';
import type { RoomMessages } from '../src/index.ts';
import { at } from './demo-room.ts';
import { all, button, drawn, expectAccessible, onStage, one, until, wordsOf } from './on-stage.ts';
import { build, buildTemplate, rates, ratesBot, ratesData, ratesRoom, ratesTemplate, updates } from './rates-room.ts';
import { fromEndPx, log, numbered, painted, placeOf, scrollTo, texts } from './staged-messages.ts';

async function stage(room: FakeRoom, ...templates: Template[]): Promise<RoomMessages> {
  const clock = new ManualClock(at(11, 0));
  const element = await onStage<RoomMessages>(
    html`<room-messages
      lang="en"
      style="flex: 1"
      .room=${room}
      .clock=${clock}
      .templates=${templates}
    ></room-messages>`,
  );
  await until(() => all(element, '.msg').length);
  await painted();
  return element;
}

const rows = (element: RoomMessages): string[] => all(element, '.row').map(wordsOf);
const values = (element: RoomMessages): string[] => all(element, '.card dd').map(wordsOf);
const announced = (element: RoomMessages): string => wordsOf(one(element, '[role=status]'));
const cells = (element: RoomMessages): string[][] =>
  [...one(element, '.card tbody').querySelectorAll('tr')].map((row) => [...row.children].map(wordsOf));

/** A line of one bot between what people say. */
const before = numbered(20);
const after = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    body: `later ${index}`,
    postedAtEpochMs: at(15, 0) + index * 400_000,
  }));

describe('room-messages', () => {
  describe('with a template for the data of a bot', () => {
    it('[MA3] draws the values, each with its label, and not the text', async () => {
      const element = await stage(
        new FakeRoom({ messages: [rates(0, at(9, 0)), build('passed', at(9, 1))] }),
        ratesTemplate(),
        buildTemplate(),
      );
      expect(texts(element)).to.deep.equal([]);
      expect(all(element, '.card h3').map(wordsOf)).to.deep.equal(['Rates', 'Build']);
      expect(cells(element)).to.deep.equal([
        ['EUR/USD', '1.08620', '1.08624', '+0.21%'],
        ['USD/JPY', '151.386', '151.394', '-0.18%'],
        ['USD/CHF', '0.90276', '0.90283', '0.00%'],
      ]);
      expect(all(element, 'dt').map(wordsOf)).to.deep.equal(['EUR/USD', 'Change', 'Branch', 'Result', 'Took', 'Cost']);
      expect(values(element)).to.deep.equal(['1.08620', '+0.21%', 'main', 'passed', '1 min 35 sec', '€0.40']);
      expect(all(element, '.value.is-good').map(wordsOf)).to.deep.equal(['+0.21%', '+0.21%', 'passed']);
      await expectAccessible(element);
    });

    it('[MA3] draws the text where a value is missing, and of whom is no bot', async () => {
      const broken = { type: 'fx/rates', pairs: [{ pair: 'EUR/USD' }] };
      const person = { ...ratesBot, kind: 'user' } as const;
      const said = [
        { author: ratesBot, body: 'half', data: broken },
        { author: person, body: 'a person’s', data: ratesData(1) },
        { author: ratesBot, body: 'corrected', data: ratesData(1), editedAtEpochMs: at(9, 5) },
      ];
      const element = await stage(new FakeRoom({ messages: said }), ratesTemplate());
      expect(texts(element)).to.deep.equal(['half', 'a person’s', 'corrected']);
      expect(all(element, '.card')).to.deep.equal([]);
    });

    it('[MA5] leads to the address that the data has, and says which', async () => {
      const element = await stage(new FakeRoom({ messages: [build('passed', at(9, 1))] }), buildTemplate());
      const link = one<HTMLAnchorElement>(element, '.card a');
      expect([link.href, link.title, link.rel, link.target]).to.deep.equal([
        'https://ci.example/812',
        'https://ci.example/812',
        'noopener noreferrer',
        '_blank',
      ]);
    });

    it('[MA5] draws what looks like markup as the text that it is', async () => {
      const data = { type: 'build', branch: '<img src=x onerror=alert(1)>', result: '<b>', tookMs: 1 };
      const element = await stage(new FakeRoom({ messages: [{ author: ratesBot, body: '', data }] }), buildTemplate());
      expect(values(element).slice(0, 2)).to.deep.equal(['<img src=x onerror=alert(1)>', '<b>']);
      expect(all(element, '.card img, .card b')).to.deep.equal([]);
    });

    it('[MA5] shows the text when someone asks, and the values again', async () => {
      const element = await stage(new FakeRoom({ messages: [build('passed', at(9, 1))] }), buildTemplate());
      button(element, 'Show as text')!.click();
      await until(() => texts(element).length);
      expect(texts(element)).to.deep.equal(['desk-tools main: passed after 95 s']);
      expect(all(element, '.card')).to.deep.equal([]);
      await expectAccessible(element);
      button(element, 'Show as card')!.click();
      await until(() => all(element, '.card').length);
    });

    it('[MA4] draws by others as soon as the client has others', async () => {
      const element = await stage(new FakeRoom({ messages: [build('passed', at(9, 1))] }));
      expect(texts(element)).to.have.length(1);
      const short: Template = { dataType: 'build', fields: [{ label: 'On', path: '/branch' }] };
      element.templates = [short, buildTemplate()];
      await until(() => all(element, '.card').length);
      expect(all(element, 'dt').map(wordsOf)).to.deep.equal(['On']);
      element.templates = [];
      await until(() => texts(element).length);
    });

    it('writes in the language of the page', async () => {
      const element = await stage(new FakeRoom({ messages: [build('passed', at(9, 1))] }), buildTemplate());
      element.lang = 'de';
      element.requestUpdate();
      await drawn();
      expect(values(element).slice(2)).to.deep.equal(['1 Min. 35 Sek.', '0,40 €']);
    });
  });

  describe('with a template that folds', () => {
    it('[MA6] draws what follows each other as one row that shows the newest', async () => {
      const element = await stage(ratesRoom(), ratesTemplate('row'), buildTemplate('collapse'));
      expect(all(element, '.card')).to.have.length(2);
      expect(button(element, 'Show 12 updates')).to.not.equal(undefined);
      expect(cells(element)[0]?.[1]).to.equal('1.08631');
      expect(wordsOf(one(element, '.fold'))).to.match(/^Build bot Build Branch main .*Show 3 updates$/);
      await expectAccessible(element);
    });

    it('[MA6] folds what comes into its row, which stays the same', async () => {
      const room = new FakeRoom({ messages: [...before, ...updates(3, at(14, 0))] });
      const element = await stage(room, ratesTemplate('row'));
      const row = one(element, '.row:last-child');
      room.say(rates(9, at(14, 1)));
      await until(() => button(element, 'Show 4 updates'));
      await painted();
      expect(one(element, '.row:last-child')).to.equal(row);
      expect(cells(element)[0]?.[1]).to.equal('1.08629');
      expect(fromEndPx(element)).to.be.at.most(1);
    });

    it('[MA6] neither announces nor counts what folds, but an alert', async () => {
      const room = new FakeRoom({ messages: [...before, build('passed', at(14, 0))] });
      const element = await stage(room, buildTemplate('collapse'));
      await scrollTo(element, 0);
      room.say(build('passed', at(14, 1)));
      room.say({ body: 'heard', postedAtEpochMs: at(14, 2) });
      await until(() => announced(element));
      expect(announced(element)).to.equal('Priya Raman: heard');
      expect(element.unreadCount).to.equal(1);
      room.say(build('failed', at(14, 3)));
      await until(() => element.unreadCount === 2);
      await until(() => announced(element).includes('High'));
      expect(announced(element)).to.equal(
        'High importance. Build bot: Build: Branch main, Result failed, Took 1 min 35 sec, Cost €0.40',
      );
    });

    it('[MA6] opens where it is, takes the focus along, and folds again', async () => {
      const room = new FakeRoom({ messages: [...before, ...updates(5, at(14, 0)), ...after(3)] });
      const element = await stage(room, ratesTemplate('collapse'));
      const line = one(element, '.fold');
      const topPx = line.getBoundingClientRect().top;
      expect(line.querySelector('.fold-button')?.getAttribute('aria-expanded')).to.equal('false');
      button(element, 'Show 5 updates')!.click();
      await until(() => all(element, '.card').length === 5);
      await painted();
      const opened = one(element, '.msg:focus');
      expect(opened.querySelector('.card')).to.not.equal(null);
      expect(Math.abs(opened.getBoundingClientRect().top - topPx)).to.be.below(8);
      const less = button(element, 'Show less')!;
      expect(less.getAttribute('aria-expanded')).to.equal('true');
      less.click();
      await until(() => all(element, '.fold').length);
      expect(all(element, '.card')).to.deep.equal([]);
      expect(one(element, '.msg:focus').classList.contains('is-fold')).to.equal(true);
    });

    it('[MA6] is opened by a jump to a message in it', async () => {
      const room = new FakeRoom({ messages: [...before, ...updates(30, at(14, 0)), ...after(10)] });
      const element = await stage(room, ratesTemplate('row'));
      room.say({ body: 'that one', replyTo: 'm30', postedAtEpochMs: at(20, 0) });
      const reply = await until(() => all(element, '.reply')[0]);
      expect(wordsOf(reply)).to.contain('In reply to Rates bot Rates: EUR/USD 1.08629, Change +0.21%');
      expect(button(element, 'Show 30 updates')).to.not.equal(undefined);
      expect(await element.scrollToMessage('m30')).to.equal(true);
      await painted();
      const target = one(element, '.is-target');
      expect(wordsOf(target.querySelector('dd'))).to.equal('1.08629');
      expect(target.matches(':focus')).to.equal(true);
      const edge = log(element).getBoundingClientRect();
      expect(target.getBoundingClientRect().top).to.be.within(edge.top, edge.bottom);
    });

    it('[MA6] leaves the reader where they are while it grows at either end', async () => {
      const room = new FakeRoom({ messages: [...before, ...updates(400, at(14, 0)), ...after(12)] });
      const element = await stage(room, ratesTemplate('row'));
      await until(() => rows(element).some((words) => words.includes('Show 400 updates')));
      await painted();
      await scrollTo(element, log(element).scrollTop - 300);
      const stood = placeOf(element, 'later 2');
      for (let number = 0; number < 5; number++) room.say(rates(number, at(18, number)));
      await until(() => rows(element).some((words) => words.includes('Show 5 updates')));
      await painted();
      expect(placeOf(element, 'later 2')).to.equal(stood);
    });

    it('[MA6] reads on until something is in sight, and no further than it may keep', async () => {
      const room = new FakeRoom({ messages: [...before, ...updates(2_000, at(14, 0))] });
      let pages = 0;
      const page = room.log.page.bind(room.log);
      room.log.page = (options) => {
        pages++;
        return page(options);
      };
      const clock = new ManualClock(at(20, 0));
      const element = await onStage<RoomMessages>(
        html`<room-messages
          style="flex: 1"
          .room=${room}
          .clock=${clock}
          .keptMessages=${500}
          .templates=${[ratesTemplate('collapse')]}
        ></room-messages>`,
      );
      await until(() => rows(element).some((words) => /Show 5\d\d updates/.test(words)));
      const read = pages;
      for (let number = 0; number < 10; number++) {
        room.say(rates(number, at(19, number)));
        await painted();
      }
      expect(pages).to.equal(read);
      element.keptMessages = 20_000;
      await until(() => rows(element).some((words) => words.includes('Show 2010 updates')));
      await until(() => rows(element).some((words) => words.includes('number 19')));
      expect(all(element, '.fold')).to.have.length(1);
    });

    it('[MA6] draws no more rows than any list when thousands are opened', async () => {
      const room = new FakeRoom({ messages: [...before, ...updates(1_000, at(14, 0))] });
      const element = await stage(room, ratesTemplate('row'));
      await until(() => button(element, 'Show 1000 updates'));
      await painted();
      button(element, 'Show 1000 updates')!.click();
      await until(() => all(element, '.card').length > 1);
      await painted();
      expect(all(element, '.row').length).to.be.below(60);
      await painted();
      await scrollTo(element, log(element).scrollHeight);
      await until(() => rows(element).some((words) => words.includes('1.09619')));
      expect(all(element, '.row').length).to.be.below(60);
    });
  });
});
