import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { RoompaneError } from '@roompane/protocol';
import { fakeHost, fakeMessage, FakeRoom, ManualClock } from '@roompane/testing';
import '../src/room-composer/define.ts';
import type { RoomComposer } from '../src/index.ts';
import { ComposerHarness } from './composer-harness.ts';
import { sam } from './demo-room.ts';
import { all, button, drawn, expectAccessible, onStage, one, until, wordsOf } from './on-stage.ts';
import { failing, stageComposer } from './staged-composer.ts';

const asked = fakeMessage({ id: 'asked', body: 'Can you do 2?' });
const own = fakeMessage({ id: 'own', body: 'Bid 3 m', author: sam });

const strip = (composer: ComposerHarness): string => all(composer.element, '.strip .cut').map(wordsOf).join();
const files = (composer: ComposerHarness): string[] =>
  all(composer.element, '.file').map((file) => `${wordsOf(file)}${file.querySelector('progress') ? ' …' : ''}`);

const opened: { close(): Promise<void> }[] = [];

async function stageOnHost(): Promise<{
  composer: ComposerHarness;
  host: Awaited<ReturnType<typeof fakeHost>>;
}> {
  const host = await fakeHost({ messages: [{ body: 'Can you do 2?' }, { body: 'Bid 3 m', author: sam }] });
  opened.push(host);
  const element = await onStage<RoomComposer>(html`<room-composer .room=${host.room}></room-composer>`);
  return { composer: new ComposerHarness(element), host };
}

function bring(composer: ComposerHarness, type: 'drop' | 'paste', file: File): Event {
  const data = new DataTransfer();
  data.items.add(file);
  const init = { bubbles: true, cancelable: true };
  const event =
    type === 'drop' ? new DragEvent('drop', { ...init, dataTransfer: data }) : new ClipboardEvent('paste', init);
  // Firefox takes files out of the data that a page gives such an event.
  if (type === 'paste') Object.defineProperty(event, 'clipboardData', { value: data });
  composer.field.dispatchEvent(event);
  return event;
}

const note = (name = 'fixings.txt', size = 1_440): File => new File(['x'.repeat(size)], name, { type: 'text/plain' });

describe('room-composer', () => {
  afterEach(() => Promise.all(opened.splice(0).map((host) => host.close())));

  describe('what a draft is about', () => {
    it('is a message that it answers, until it is posted', async () => {
      const { composer, host } = await stageOnHost();
      composer.element.reply(host.messages[0]!);
      await until(() => strip(composer));
      expect(strip(composer)).to.equal('Answering Priya Raman Can you do 2?');
      expect(composer.element.shadowRoot!.activeElement).to.equal(composer.field);
      await expectAccessible(composer.element);
      composer.post('Yes');
      await until(() => host.messages.length === 3);
      expect(host.messages[2]!.replyTo).to.equal(host.messages[0]!.id);
      await until(() => strip(composer) === '');
      composer.post('And more');
      await until(() => host.messages.length === 4);
      expect(host.messages[3]!.replyTo).to.equal(undefined);
    });

    it('is left with Escape or its button, and keeps the words', async () => {
      const composer = await stageComposer();
      composer.type('Yes');
      composer.element.reply(asked);
      await until(() => strip(composer));
      composer.field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
      await until(() => strip(composer) === '');
      composer.element.reply(asked);
      await until(() => composer.press('Do not answer'));
      await until(() => strip(composer) === '');
      expect(composer.text).to.equal('Yes');
    });

    it('is an own message that it changes: what was written before comes back behind that', async () => {
      const { composer, host } = await stageOnHost();
      composer.type('Half a thought');
      composer.element.edit(host.messages[1]!);
      await until(() => composer.text === 'Bid 3 m');
      expect(strip(composer)).to.equal('Changing your message Bid 3 m');
      expect(button(composer.element, 'Important')).to.equal(undefined);
      await expectAccessible(composer.element);
      composer.post('Bid 4 m');
      await until(() => host.messages[1]!.body.text === 'Bid 4 m');
      expect(host.messages).to.have.length(2);
      await until(() => composer.text === 'Half a thought');
      expect(strip(composer)).to.equal('');
    });

    it('is kept where the edit is left, and stands where a post fails', async () => {
      const room = new FakeRoom();
      room.answer = failing(true);
      const composer = await stageComposer(room);
      composer.type('Half a thought');
      composer.element.edit(own);
      await until(() => composer.text === 'Bid 3 m');
      composer.post('Bid 4 m');
      await until(() => composer.notices.length);
      expect([composer.text, strip(composer)]).to.deep.equal(['Bid 4 m', 'Changing your message Bid 3 m']);
      expect(room.drafts[0]!.edits).to.equal('own');
      composer.press('Stop changing the message');
      await until(() => composer.text === 'Half a thought');
      composer.enter();
      await until(() => room.drafts.length === 2);
      expect(room.drafts[1]).not.to.have.property('edits');
      expect(room.drafts[1]!.key).not.to.equal(room.drafts[0]!.key);
    });
  });

  describe('files', () => {
    it('go along with the words or without any, by drop, by paste and by choice', async () => {
      const { composer, host } = await stageOnHost();
      expect(bring(composer, 'drop', note()).defaultPrevented).to.equal(true);
      await until(() => files(composer)[0] === 'fixings.txt 1.4 kB');
      await expectAccessible(composer.element);
      composer.enter();
      await until(() => host.messages.length === 3);
      expect(host.messages[2]!.attachments?.map(({ name, bytes }) => [name, bytes])).to.deep.equal([
        ['fixings.txt', 1_440],
      ]);
      await until(() => files(composer).length === 0);
      expect(bring(composer, 'paste', note('second.txt')).defaultPrevented).to.equal(true);
      await until(() => files(composer)[0] === 'second.txt 1.4 kB');
      composer.press('Take out second.txt');
      await until(() => files(composer).length === 0);
      composer.post('Words alone');
      await until(() => host.messages.length === 4);
      expect(host.messages[3]).not.to.have.property('attachments');
    });

    it('show how far they are, hold back the post, and can be stopped', async () => {
      const room = new FakeRoom();
      let isStopped = false;
      room.answers.set('files/begin', () => ({ uploadId: 'u1' }));
      room.answers.set('files/append', () => undefined);
      room.answers.set('files/send', async function* (_params: never, { signal }) {
        yield { type: 'progress', sentBytes: 720, totalBytes: 1_440 };
        await new Promise((resolve) => signal!.addEventListener('abort', resolve, { once: true }));
        isStopped = true;
      });
      const composer = await stageComposer(room);
      bring(composer, 'drop', note());
      await until(() => all(composer.element, 'progress').some((bar) => (bar as HTMLProgressElement).value === 0.5));
      await expectAccessible(composer.element);
      composer.post('Look');
      await until(() => composer.hint === 'A file is still on its way');
      expect(room.drafts).to.have.length(0);
      composer.press('Stop sending fixings.txt');
      await until(() => isStopped && files(composer).length === 0);
      composer.enter();
      await until(() => room.drafts.length === 1);
    });

    it('that cannot be sent say why, and the way to them goes where the room takes none', async () => {
      const room = new FakeRoom();
      room.answers.set('files/begin', () => Promise.reject(new RoompaneError('feature/unsupported')));
      const composer = await stageComposer(room);
      expect(button(composer.element, 'Attach files')).not.to.equal(undefined);
      bring(composer, 'drop', note());
      await until(() => files(composer)[0] === 'fixings.txt This room takes no files');
      expect(button(composer.element, 'Attach files')).to.equal(undefined);
      expect(bring(composer, 'paste', note()).defaultPrevented).to.equal(false);
      composer.post('Words');
      await until(() => room.drafts.length === 1);
      await until(() => files(composer).length === 0);
    });
  });

  describe('typing', () => {
    it('is told at once, again every 5 s, and when it ends by itself or with the post', async () => {
      const room = new FakeRoom();
      const said: boolean[] = [];
      room.answers.set('typing/set', ({ isTyping }: { isTyping: boolean }) => void said.push(isTyping));
      const clock = new ManualClock();
      const composer = await stageComposer(room, clock);
      composer.type('a');
      composer.type('ab');
      clock.advance(4_999);
      composer.type('abc');
      expect(said).to.deep.equal([true]);
      clock.advance(1);
      composer.type('abcd');
      expect(said).to.deep.equal([true, true]);
      clock.advance(6_000);
      expect(said).to.deep.equal([true, true, false]);
      composer.post('abcde');
      expect(said).to.deep.equal([true, true, false, true, false]);
      composer.element.hidesTyping = true;
      await drawn();
      composer.type('x');
      expect(said).to.have.length(5);
    });

    it('is not told again to a room that does not carry it', async () => {
      const room = new FakeRoom();
      let asks = 0;
      room.answers.set('typing/set', () => {
        asks++;
        throw new RoompaneError('feature/unsupported');
      });
      const clock = new ManualClock();
      const composer = await stageComposer(room, clock);
      composer.type('a');
      await drawn();
      clock.advance(5_000);
      composer.type('ab');
      clock.advance(6_000);
      expect([asks, one(composer.element, '.draft').ariaLabel !== null]).to.deep.equal([1, true]);
    });
  });
});
