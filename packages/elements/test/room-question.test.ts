import { expect } from '@open-wc/testing';
import { createDraft, type RoompaneError } from '@roompane/protocol';
import { ManualClock } from '@roompane/testing';
import { html } from 'lit';
import '../src/host/room-question/define.ts';
import { askWith, type RoomQuestion } from '../src/host/index.ts';
import type { UserQuestion } from '../src/host/session.ts';
import { all, button, drawn, expectAccessible, one, onStage, until, wordsOf } from './on-stage.ts';

const draft = createDraft({ body: 'Sell 8 m EUR/USD', importance: 'high' }, 'key');
const asked: UserQuestion = {
  kind: 'confirm',
  question: 'Alert 24 people?',
  addin: { id: 'confirm', name: 'Confirm broadcast' },
  draft,
  original: draft,
};
const unchecked: UserQuestion = {
  kind: 'no-verdict',
  failure: 'late',
  reason: '“Trade guard” did not answer in time.',
  addin: { id: 'guard', name: 'Trade guard' },
  draft,
  original: draft,
};
/** No test of these waits for the end of it. */
const endless = (): AbortSignal => new AbortController().signal;

interface Staged {
  readonly element: RoomQuestion;
  readonly clock: ManualClock;
  readonly dialog: HTMLDialogElement;
  ask(question?: UserQuestion, signal?: AbortSignal): Promise<string>;
}

async function stage(): Promise<Staged> {
  const clock = new ManualClock();
  const element = await onStage<RoomQuestion>(html`<room-question .clock=${clock}></room-question>`);
  const ask = askWith(element);
  return {
    element,
    clock,
    dialog: one<HTMLDialogElement>(element, 'dialog'),
    ask: (question = asked, signal = endless()) =>
      ask(question, { signal }).catch((thrown: unknown) => (thrown as RoompaneError).code),
  };
}

/** The question is up, and was read. */
async function untilRead({ dialog, clock }: Staged): Promise<void> {
  await until(() => dialog.open);
  clock.advance(500);
  await drawn();
}

describe('room-question', () => {
  it('[OP13] asks above everything, in the words of the add-in, about the post as it would leave', async () => {
    const staged = await stage();
    const said = staged.ask();
    await untilRead(staged);
    expect(staged.dialog.matches(':modal')).to.equal(true);
    expect(wordsOf(one(staged.element, 'h2'))).to.equal('Confirm broadcast asks before this is posted');
    expect(wordsOf(one(staged.element, '#text'))).to.equal('Alert 24 people?');
    expect(wordsOf(one(staged.element, '.post'))).to.equal('High importance Sell 8 m EUR/USD');
    button(staged.element, 'Post it')!.click();
    expect(await said).to.equal('yes');
    await until(() => !staged.dialog.open);
  });

  it('[OP8] asks whether a post shall leave without a check', async () => {
    const staged = await stage();
    const said = staged.ask(unchecked);
    await untilRead(staged);
    expect(wordsOf(one(staged.element, 'h2'))).to.equal('Trade guard could not check this post');
    expect(button(staged.element, 'Post unchecked')).not.to.equal(undefined);
    button(staged.element, 'Do not post')!.click();
    expect(await said).to.equal('no');
  });

  it('shows what other add-ins made of the post so far, and who posts', async () => {
    const staged = await stage();
    void staged.ask({
      ...asked,
      draft: { ...draft, body: { text: 'Sell 5 m EUR/USD', spans: [] } },
      via: { id: 'feed', name: 'Market feed' },
    });
    await until(() => staged.dialog.open);
    expect(all(staged.element, 'del, ins').map(wordsOf)).to.deep.equal(['8', '5']);
    expect(wordsOf(one(staged.element, 'header p'))).to.equal('Posted by Market feed');
  });

  it('[OP13] takes no press in the first half second', async () => {
    const staged = await stage();
    const said = staged.ask();
    await until(() => staged.dialog.open);
    const yes = button(staged.element, 'Post it')!;
    expect(yes.getAttribute('aria-disabled')).to.equal('true');
    staged.clock.advance(499);
    yes.click();
    staged.dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
    await drawn();
    expect(staged.dialog.open).to.equal(true);
    staged.clock.advance(1);
    await drawn();
    expect(yes.getAttribute('aria-disabled')).to.equal('false');
    yes.click();
    expect(await said).to.equal('yes');
  });

  it('[OP13] takes no press while a frame has the focus, nor in the half second behind it', async () => {
    const staged = await stage();
    const frame = document.createElement('iframe');
    // The document of a modal dialog is inert; a frame in a layer above it is the worst that a page can have.
    staged.dialog.append(frame);
    const said = staged.ask();
    await untilRead(staged);
    frame.focus();
    expect(document.activeElement).to.equal(staged.element);
    const yes = button(staged.element, 'Post it')!;
    yes.click();
    staged.clock.advance(5_000);
    yes.click();
    await drawn();
    expect(staged.dialog.open).to.equal(true);
    yes.focus();
    window.dispatchEvent(new Event('focus'));
    staged.clock.advance(499);
    yes.click();
    await drawn();
    expect(staged.dialog.open).to.equal(true);
    staged.clock.advance(1);
    yes.click();
    expect(await said).to.equal('yes');
  });

  it('puts the focus on the safe answer, and gives it back afterwards', async () => {
    const before = document.createElement('button');
    document.body.append(before);
    before.focus();
    const staged = await stage();
    const said = staged.ask();
    await untilRead(staged);
    expect(staged.element.shadowRoot!.activeElement).to.equal(button(staged.element, 'Do not post'));
    staged.dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
    expect(await said).to.equal('no');
    await until(() => !staged.dialog.open);
    expect(document.activeElement).to.equal(before);
    before.remove();
  });

  it('[OP13] is a no however it is closed', async () => {
    const staged = await stage();
    const said = staged.ask();
    await until(() => staged.dialog.open);
    staged.dialog.close();
    expect(await said).to.equal('no');
  });

  it('[OP13] asks one at a time, in the order in which they came, each with its own rest', async () => {
    const staged = await stage();
    const said = [staged.ask(), staged.ask(unchecked)];
    await untilRead(staged);
    expect(wordsOf(one(staged.element, 'footer span'))).to.equal('1 more to answer');
    button(staged.element, 'Post it')!.click();
    expect(await said[0]).to.equal('yes');
    await until(() => button(staged.element, 'Post unchecked'));
    button(staged.element, 'Post unchecked')!.click();
    await drawn();
    expect(staged.dialog.open).to.equal(true);
    expect(staged.element.shadowRoot!.activeElement).to.equal(button(staged.element, 'Do not post'));
    staged.clock.advance(500);
    button(staged.element, 'Post unchecked')!.click();
    expect(await said[1]).to.equal('yes');
  });

  it('[OP13] goes by itself when the question does not matter any more, and the next comes up', async () => {
    const staged = await stage();
    const [first, third] = [new AbortController(), new AbortController()];
    const said = [staged.ask(asked, first.signal), staged.ask(unchecked), staged.ask(asked, third.signal)];
    await until(() => staged.dialog.open);
    third.abort();
    first.abort();
    expect(await said[0]).to.equal('call/aborted');
    expect(await said[2]).to.equal('call/aborted');
    await until(() => button(staged.element, 'Post unchecked'));
    await untilRead(staged);
    button(staged.element, 'Post unchecked')!.click();
    expect(await said[1]).to.equal('yes');
    await until(() => !staged.dialog.open);
  });

  it('asks nobody where it is not in a document, or leaves it', async () => {
    const staged = await stage();
    const said = staged.ask();
    await until(() => staged.dialog.open);
    staged.element.remove();
    expect(await said).to.equal('call/aborted');
    expect(await staged.ask()).to.equal('call/aborted');
  });

  it('shows hostile words as text', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const staged = await stage();
    void staged.ask({ ...asked, question: hostile, addin: { id: 'x', name: hostile } });
    await until(() => staged.dialog.open);
    expect(wordsOf(one(staged.element, '#text'))).to.equal(hostile);
    expect(staged.element.shadowRoot!.querySelector('img')).to.equal(null);
  });

  it('is accessible, resting and not', async () => {
    const staged = await stage();
    void staged.ask({ ...unchecked, draft: { ...draft, body: { text: 'Sell 5 m', spans: [] } } });
    void staged.ask();
    await until(() => staged.dialog.open);
    await expectAccessible(staged.element);
    await untilRead(staged);
    await expectAccessible(staged.element);
  });
});
