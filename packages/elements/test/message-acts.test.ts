import { expect } from '@open-wc/testing';
import { RoompaneError } from '@roompane/protocol';
import { fakeHost, type FakeHostOptions, FakeRoom } from '@roompane/testing';
import type { MessageEditEvent, MessageReplyEvent, RoomMessages } from '../src/index.ts';
import { sam } from './demo-room.ts';
import { all, button, drawn, expectAccessible, one, until, wordsOf } from './on-stage.ts';
import { stageMessages, texts } from './staged-messages.ts';

const messages = [{ body: 'Can do 2' }, { body: 'Mine at 62', author: sam }];

/** The message with these words. */
const at = (element: RoomMessages, words: string): HTMLElement =>
  all(element, '.msg').find((each) => wordsOf(each.querySelector('.text')) === words)!;

/** The names of what can be done with the message that the pointer is over. */
const acts = (element: RoomMessages): string[] =>
  all(element, '.acts button').map((each) => each.getAttribute('aria-label')!);

async function point(element: RoomMessages, words: string): Promise<void> {
  at(element, words).dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }));
  await until(() => at(element, words).querySelector('.acts'));
}

function press(target: Element, key: string, init: KeyboardEventInit = {}): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true, ...init }));
}

const focused = (element: RoomMessages): Element | null => element.shadowRoot!.activeElement;

async function stage(
  options: FakeHostOptions = {},
): Promise<{ element: RoomMessages; host: Awaited<ReturnType<typeof fakeHost>> }> {
  const host = await fakeHost({ messages, ...options });
  opened.push(host);
  const element = await stageMessages(host.room as never);
  await until(() => texts(element).length === 2);
  return { element, host };
}

const opened: { close(): Promise<void> }[] = [];

describe('what can be done with a message', () => {
  afterEach(() => Promise.all(opened.splice(0).map((host) => host.close())));

  it('is offered where the pointer is: more of one’s own, and nothing behind it', async () => {
    const { element } = await stage();
    expect(acts(element)).to.deep.equal([]);
    await point(element, 'Can do 2');
    expect(acts(element)).to.deep.equal(['React', 'Reply']);
    await point(element, 'Mine at 62');
    expect(acts(element)).to.deep.equal(['React', 'Reply', 'Edit', 'Remove']);
    await expectAccessible(element);
    one(element, '.log').dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'mouse' }));
    await until(() => acts(element).length === 0);
  });

  it('is reached and left by keys alone', async () => {
    const { element } = await stage();
    const log = one(element, '.log');
    log.focus();
    press(log, 'ArrowUp');
    expect(focused(element)).to.equal(at(element, 'Mine at 62'));
    press(focused(element)!, 'ArrowUp');
    expect(focused(element)).to.equal(at(element, 'Can do 2'));
    press(focused(element)!, 'ArrowDown');
    await until(() => acts(element).length === 4);
    press(focused(element)!, 'F10', { shiftKey: true });
    expect(focused(element)?.getAttribute('aria-label')).to.equal('React');
    press(focused(element)!, 'Escape');
    expect(focused(element)).to.equal(at(element, 'Mine at 62'));
  });

  it('is a reaction, from the picker and by joining in, and taking it back', async () => {
    const { element, host } = await stage();
    await point(element, 'Can do 2');
    button(element, 'React')!.focus();
    button(element, 'React')!.click();
    await until(() => button(element, 'Thumbs up'));
    await until(() => focused(element)?.getAttribute('aria-label') === 'Thumbs up');
    await expectAccessible(element);
    button(element, 'Thumbs up')!.click();
    const own = await until(() => all(element, '.reaction.is-own')[0]);
    expect([wordsOf(own), own.getAttribute('aria-pressed')]).to.deep.equal(['👍1', 'true']);
    host.react(host.messages[0]!.id, '👍', { by: 'Hannah Lind' });
    await until(() => wordsOf(own) === '👍2');
    own.click();
    await until(() => own.getAttribute('aria-pressed') === 'false');
    expect(wordsOf(own)).to.equal('👍1');
  });

  it('is an answer or another wording, which the composer is asked for', async () => {
    const { element } = await stage();
    const asked: string[] = [];
    for (const type of ['message-reply', 'message-edit'])
      element.parentElement!.addEventListener(type, (event) => {
        asked.push(`${type} ${(event as MessageReplyEvent | MessageEditEvent).message.body.text}`);
      });
    await point(element, 'Can do 2');
    button(element, 'Reply')!.click();
    await point(element, 'Mine at 62');
    button(element, 'Edit')!.click();
    expect(asked).to.deep.equal(['message-reply Can do 2', 'message-edit Mine at 62']);
  });

  it('is removing, which asks once and has the safe answer first', async () => {
    const { element } = await stage();
    await point(element, 'Mine at 62');
    button(element, 'Remove')!.click();
    await until(() => wordsOf(focused(element)) === 'Keep');
    expect(wordsOf(one(element, '.act-note p'))).to.equal(
      'Remove this message? Nobody can read it then, and it cannot be undone.',
    );
    await expectAccessible(element);
    button(element, 'Keep')!.click();
    await until(() => all(element, '.act-note').length === 0);
    expect(all(element, '.removed')).to.have.length(0);
    button(element, 'Remove')!.click();
    (await until(() => all(element, '.act-note .is-danger')[0])).click();
    await until(() => all(element, '.removed').length);
    expect(wordsOf(one(element, '.removed'))).to.equal('Your message was removed');
  });

  it('is removing anybody’s for a manager', async () => {
    const { element } = await stage({ me: { role: 'manager' } });
    await point(element, 'Can do 2');
    expect(acts(element)).to.deep.equal(['React', 'Reply', 'Remove']);
  });

  it('is not offered again where the server lacks it, and says so', async () => {
    const room = new FakeRoom({ messages });
    room.answers.set('messages/react', () => Promise.reject(new RoompaneError('feature/unsupported')));
    const element = await stageMessages(room);
    await point(element, 'Can do 2');
    button(element, 'React')!.click();
    (await until(() => button(element, 'Heart'))).click();
    await until(() => all(element, '[data-panel=problem]').length);
    expect(wordsOf(one(element, '[role=alert]'))).to.equal('This room takes no reactions.');
    expect(acts(element)).to.deep.equal(['Reply']);
    await expectAccessible(element);
    button(element, 'Dismiss')!.click();
    await until(() => all(element, '.act-note').length === 0);
  });

  it('is not offered at all where the room says that its server lacks it', async () => {
    const capabilities = { edit: 'No way.', redact: 'No way.', react: true };
    const element = await stageMessages(Object.assign(new FakeRoom({ messages }), { capabilities }));
    await point(element, 'Mine at 62');
    expect(acts(element)).to.deep.equal(['React', 'Reply']);
  });

  it('is tried again where it failed', async () => {
    const room = new FakeRoom({ messages });
    let tries = 0;
    room.answers.set('messages/redact', ({ messageId }: { messageId: string }) => {
      if (++tries === 1) throw new RoompaneError('provider/unavailable');
      room.log.append({ type: 'redacted', messageId, atEpochMs: 0 });
      return undefined;
    });
    const element = await stageMessages(room);
    await point(element, 'Mine at 62');
    button(element, 'Remove')!.click();
    (await until(() => all(element, '.act-note .is-danger')[0])).click();
    (await until(() => button(element, 'Try again'))).click();
    await until(() => all(element, '.removed').length);
    expect(tries).to.equal(2);
  });

  it('is a link to it where the page knows one', async () => {
    const room = new FakeRoom({ messages });
    const element = await stageMessages(room);
    element.linkTo = ({ id }, { cursor }) => `https://chat.example/fx?at=${cursor}#${id}`;
    await drawn();
    await point(element, 'Can do 2');
    const copied: string[] = [];
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: (text: string) => Promise.resolve(void copied.push(text)) },
    });
    button(element, 'Copy link')!.focus();
    button(element, 'Copy link')!.click();
    await until(() => all(element, '[role=status]').some((each) => wordsOf(each) === 'Link copied'));
    await drawn();
    expect(focused(element)?.getAttribute('aria-label')).to.equal('Link copied');
    const cursor = (await room.messages.latest()).events[0]?.cursor;
    expect(copied).to.deep.equal([`https://chat.example/fx?at=${cursor}#m1`]);
    delete (navigator as { clipboard?: unknown }).clipboard;
  });
});
