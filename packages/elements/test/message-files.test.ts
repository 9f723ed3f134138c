import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { Attachment, TypingState } from '@roompane/protocol';
import { FakeRoom, fakeMessage } from '@roompane/testing';
import '../src/room-typing/define.ts';
import type { RoomTyping } from '../src/index.ts';
import { all, button, expectAccessible, onStage, one, until, wordsOf } from './on-stage.ts';
import { stageMessages } from './staged-messages.ts';

const picture: Attachment = { id: 'f1', name: 'curve.png', mediaType: 'image/png', bytes: 1_440 };
const sheet: Attachment = {
  id: 'f2',
  name: 'fix.csv',
  mediaType: 'text/csv',
  bytes: 20,
  url: 'https://files.example/2',
};
const script: Attachment = {
  id: 'f3',
  name: 'x.svg',
  mediaType: 'image/svg+xml',
  bytes: 9,
  url: 'javascript:alert(1)',
};
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const withFiles = (...attachments: Attachment[]): FakeRoom =>
  new FakeRoom({ messages: [{ ...fakeMessage({}), body: 'Look', attachments }] });

describe('room-messages', () => {
  describe('files of a message', () => {
    it('are links with name and size, and nothing is fetched before someone asks', async () => {
      const room = withFiles(picture, sheet, script);
      let reads = 0;
      room.answers.set('files/read', function* () {
        reads++;
        yield { data: DOT };
      });
      const element = await stageMessages(room);
      expect(all(element, '.file > div').map(wordsOf)).to.deep.equal([
        'curve.png 1.4 kB Show curve.png',
        'fix.csv 20 B',
        'x.svg 9 B',
      ]);
      const links = all(element, '.file a') as HTMLAnchorElement[];
      expect(links.map(({ href, rel }) => [href, rel])).to.deep.equal([
        ['https://files.example/2', 'noopener noreferrer'],
      ]);
      expect([reads, all(element, 'img').length]).to.deep.equal([0, 0]);
      await expectAccessible(element);
      button(element, 'Show curve.png')!.click();
      const shown = (await until(() => all(element, 'img')[0])) as HTMLImageElement;
      expect([shown.alt, shown.src.startsWith('blob:'), reads]).to.deep.equal(['curve.png', true, 1]);
      await expectAccessible(element);
      button(element, 'Hide curve.png')!.click();
      await until(() => all(element, 'img').length === 0);
    });

    it('that cannot be read say so', async () => {
      const element = await stageMessages(withFiles(picture));
      button(element, 'curve.png')!.click();
      await until(() => all(element, '.is-problem').length);
      expect(wordsOf(one(element, '.is-problem'))).to.equal('Files cannot be read here');
    });
  });
});

describe('room-typing', () => {
  it('says who is typing, politely, and moves nothing', async () => {
    const room = new FakeRoom();
    const states: TypingState[] = [{ people: [{ id: 'p', name: 'Priya Raman', kind: 'user' }] }, { people: [] }];
    let next = (): void => undefined;
    room.answers.set('typing/follow', async function* () {
      for (const state of states) {
        await new Promise<void>((resolve) => (next = resolve));
        yield state;
      }
    });
    const element = await onStage<RoomTyping>(html`<room-typing .room=${room}></room-typing>`);
    const heightPx = element.offsetHeight;
    next();
    await until(() => wordsOf(one(element, '[role=status]')) === 'Priya Raman is typing…');
    expect(element.offsetHeight).to.equal(heightPx);
    await expectAccessible(element);
    next();
    await until(() => wordsOf(one(element, '[role=status]')) === '');
  });

  it('is empty where the room does not tell', async () => {
    const element = await onStage<RoomTyping>(html`<room-typing .room=${new FakeRoom()}></room-typing>`);
    expect(wordsOf(one(element, '[role=status]'))).to.equal('');
  });
});
