// Every state of every element on one page, for eyes: `npm run dev`, then /packages/elements/test/states.html.
// ?theme=dark, ?dir=rtl, ?density=compact.
import {
  createDraft,
  RoompaneError,
  type Draft,
  type Manifest,
  type Outcome,
  type TrailStep,
} from '@roompane/protocol';
import { FakeRoom, ManualClock } from '@roompane/testing';
import '../src/define.ts';
import '../src/find/define.ts';
import '../src/host/define.ts';
import { at, demoRoom, people } from './demo-room.ts';
import { FakePaneSession } from './fake-pane-session.ts';
import { actedRoom, brokenOff, busyRoom, markedRoom } from './message-states.ts';
import type { UserQuestion } from '../src/host/session.ts';
import { buildTemplate, ratesRoom, ratesTemplate } from './rates-room.ts';
import { keptRoom } from './kept-states.ts';
import { enterOthers, roomAmongOthers } from './rooms-around.ts';

const query = new URLSearchParams(location.search);
const root = document.documentElement;
root.dir = query.get('dir') ?? 'ltr';
for (const name of ['theme', 'density']) {
  const value = query.get(name);
  if (value) root.dataset[name] = value;
}

/** Frames, not time: what is drawn is what is waited for. */
function afterFrames(count: number, act: () => void): void {
  if (count === 0) act();
  else requestAnimationFrame(() => afterFrames(count - 1, act));
}

const stage = document.querySelector('#states')!;

function place(caption: string, className: string, ...elements: readonly Element[]): void {
  const figure = document.createElement('figure');
  const title = document.createElement('figcaption');
  title.textContent = caption;
  const frame = document.createElement('div');
  frame.className = `frame ${className}`;
  frame.append(...elements);
  figure.append(title, frame);
  figure.classList.toggle('is-wide', elements.length > 1);
  stage.append(figure);
}

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), properties);
}

const guard = { id: 'guard', name: 'Trade guard' };

const trail = (did: 'replaced' | 'unchecked', more: Partial<TrailStep> = {}) =>
  [{ addin: guard, did, ...more }] as const;

const clock = new ManualClock(at(11, 0));

function composer(
  caption: string,
  text: string,
  answer?: (room: FakeRoom, draft: Draft) => Outcome | Promise<Outcome>,
): void {
  const room = demoRoom();
  if (answer) room.answer = (draft) => answer(room, draft);
  const element = make('room-composer', { room, clock });
  place(caption, '', element);
  void element.updateComplete.then(() => {
    const field = element.shadowRoot!.querySelector('textarea')!;
    field.value = text;
    field.dispatchEvent(new Event('input'));
    if (answer) field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
  });
}

const room = demoRoom();
place(
  'Room',
  'is-tall',
  make('room-header', { room }),
  make('room-messages', { room, clock }),
  make('room-composer', { room, clock }),
);
place('Roster', 'is-tall', make('room-roster', { room, clock }));
place('Rooms', 'is-tall', make('room-list', { room: roomAmongOthers(), enterRoom: enterOthers }));

composer('Composer, nothing yet', '');
composer('Written', 'Sell 3 m EUR/USD at 1.0862, London close');
composer('Near the limit', 'Long. '.repeat(1_300));
/** A post that an add-in has, or that waits for one. */
function onItsWay(caption: string, told: object): void {
  composer(caption, 'Sell 3 m EUR/USD at 1.0862', (of) => {
    const progress = { waitsFor: guard, policy: 'pass', ...told };
    afterFrames(20, () => of.dispatchEvent(Object.assign(new Event('draft-progress'), progress)));
    return new Promise<Outcome>(() => undefined);
  });
}

/** Before anything is written, a check without which nothing is posted is not there. */
function unready(caption: string, presence: string): void {
  const unreadyRoom = demoRoom();
  Object.assign(unreadyRoom, { interceptors: [{ addin: guard, presence, policy: 'block' }] });
  place(caption, '', make('room-composer', { room: unreadyRoom, clock }));
}

composer('Posting', 'Sell 3 m EUR/USD at 1.0862', () => new Promise<Outcome>(() => undefined));
const skip = (): void => undefined;
onItsWay('On its way', { state: 'checking', text: 'Asking the limits server.', remainingMs: 4_000, skip });
onItsWay('Waiting for a check', { state: 'loading', policy: 'block', remainingMs: 10_000 });
onItsWay('Asked about', { state: 'asking', text: 'Is this a firm price?' });
unready('Check starting', 'loading');
unready('Check missing', 'gone');
composer('Stopped, with a fix', 'Sell 8 m EUR/USD at 1.0862, London close', (_room, draft) => ({
  type: 'blocked',
  by: { id: 'guard', name: 'Trade guard' },
  reason: '8 m is over the desk limit of 5 m.',
  fix: { ...draft, body: { text: draft.body.text.replace('8 m', '5 m'), spans: [] } },
  draft,
  trail: [],
}));
composer('Refused by the user', 'Fixing moved to 15:45', (_room, draft) => ({
  type: 'blocked',
  by: guard,
  byUser: true,
  reason: 'You said no: Alert 24 people?',
  draft,
  trail: [],
}));
composer('Stopped, without', 'Norhaven wants 20 m', (_room, draft) => ({
  type: 'blocked',
  by: { id: 'wall', name: 'Ethical wall' },
  reason: 'Client names stay in the client room.',
  draft,
  trail: [],
}));
composer('Changed', 'Bid 3 m EUR/USD at 1.0861 for Norhaven, good for 1 min.', (of, draft) => {
  const text = 'Bid 3 m EUR/USD at 1.0861, good for one minute.';
  return of.accept({ ...draft, body: { text, spans: [] } }, { trail: trail('replaced', { isOptional: true }) });
});
composer('Not checked', 'Can do 2', (of, draft) =>
  of.accept(draft, { trail: trail('unchecked', { failure: 'late' }) }),
);
composer('Check required', 'Can do 2', (_room, draft) => ({
  type: 'blocked',
  by: { id: 'guard', name: 'Trade guard' },
  reason: 'late',
  failure: 'late',
  draft,
  trail: [],
}));
composer('Failed', 'Can do 2', (_room, draft) => ({
  type: 'failed',
  code: 'provider/unavailable',
  reason: 'The chat server cannot be reached.',
  isRetryable: true,
  draft,
  trail: [],
}));
place(
  'Auditorium, reading',
  '',
  make('room-composer', { room: demoRoom({ info: { kind: 'auditorium' }, me: { may: ['messages/read'] } }), clock }),
);
const story = make('room-composer', { room: demoRoom(), clock });
place('Story', '', story);
void story.updateComplete.then(() => story.shadowRoot!.querySelector<HTMLInputElement>('[value=story]')!.click());

const hall = demoRoom({
  info: { kind: 'auditorium', title: 'Morning call with a title that is far too long for its line' },
});
hall.people.replace(people, 12_000);
// What is unread is told once it has been so for a moment.
const hallClock = new ManualClock(at(11, 0));
afterFrames(20, () => hallClock.advance(1_000));
place(
  'Auditorium, cut short',
  'is-half',
  make('room-header', { room: hall, clock: hallClock }),
  make('room-roster', { room: hall, clock }),
);

place('No messages', 'is-half', make('room-messages', { room: new FakeRoom(), clock }));
const broken = demoRoom();
broken.log.failPages(new RoompaneError('provider/unavailable'));
place('Failed', 'is-half', make('room-messages', { room: broken, clock }));
const waiting = demoRoom();
waiting.log.hold();
place('Loading', 'is-half', make('room-messages', { room: waiting, clock }));
const stale = demoRoom();
const staleList = make('room-messages', { room: stale, clock });
place('Stale', 'is-half', staleList);
afterFrames(20, () => stale.log.fail(new RoompaneError('provider/unavailable')));
place('Days, gap, edited, removed, reply, reactions', 'is-tall', make('room-messages', { room: markedRoom(), clock }));
place(
  'Data by templates',
  'is-tall',
  make('room-messages', { room: ratesRoom(), clock, templates: [ratesTemplate('row'), buildTemplate('collapse')] }),
);
const kept = keptRoom();
place(
  'Kept posts',
  'is-tall',
  make('room-messages', { room: kept, clock }),
  make('room-composer', { room: kept, clock }),
);
place('Unread', 'is-half', make('room-messages', { room: busyRoom(), clock, unreadAfter: 'm100' }));
const torn = make('room-messages', { room: brokenOff(), clock });
place('Earlier ones failed', 'is-half', torn);
afterFrames(20, () => torn.shadowRoot?.querySelector('.log')?.scrollTo(0, 0));

/** A pointer is over the newest own message, and then presses what is named. */
function acting(caption: string, ...presses: readonly string[]): void {
  const element = make('room-messages', { room: actedRoom(), clock, linkTo: () => 'https://chat.example/m3' });
  place(caption, 'is-half', element);
  const press = (names: readonly string[]): void =>
    afterFrames(20, () => {
      const found = [...element.shadowRoot!.querySelectorAll<HTMLElement>('.acts button, .act-note button')];
      found.find((each) => (each.ariaLabel ?? each.textContent?.trim()) === names[0])?.click();
      if (names.length > 1) press(names.slice(1));
    });
  afterFrames(20, () => {
    const own = element.shadowRoot!.querySelector('[data-message="m3"]');
    own?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }));
    press(presses);
  });
}

acting('Acts at a message');
acting('Reactions to choose', 'React');
acting('Removing, asked', 'Remove');
acting('Removing failed', 'Remove', 'Remove');

/** In its place on this page instead of above it. */
function question(caption: string, asked: Partial<UserQuestion>): void {
  const element = make('room-question', { clock });
  place(caption, 'is-half is-veiled', element);
  const draft = createDraft({ body: 'Fixing moved to 15:45. All orders in by 15:30.', importance: 'high' }, 'key');
  const about = { addin: guard, draft, original: draft, ...asked } as UserQuestion;
  void element.updateComplete.then(() => {
    const dialog = element.shadowRoot?.querySelector('dialog');
    if (dialog) dialog.showModal = () => dialog.show();
    void element.ask(about, { signal: new AbortController().signal });
  });
}

question('Question', { kind: 'confirm', question: 'Alert 24 people?' });
const long = createDraft({ title: 'Handover', body: 'Bid 3 m EUR/USD at 1.0861 for Norhaven, good for 1 min.' }, 'key');
question('Question about no verdict', {
  kind: 'no-verdict',
  failure: 'late',
  reason: '“Trade guard” did not answer in time.',
  via: { id: 'feed', name: 'Market feed' },
  original: long,
  draft: { ...long, body: { text: 'Bid 3 m EUR/USD at 1.0861, good for one minute.', spans: [] } },
});

const manifest: Manifest = {
  id: 'market-feed',
  name: 'Market feed',
  version: '1.0.0',
  entry: 'http://127.0.0.1:5174/market-feed/',
  requires: ['messages/read', 'messages/post'],
  wants: ['outgoing/intercept'],
};

function pane(caption: string, state: FakePaneSession['state'], error?: RoompaneError): void {
  const session = new FakePaneSession(manifest);
  const element = make('room-pane', {
    manifest,
    grants: ['messages/read', 'messages/post'],
    room: Promise.reject(new RoompaneError('room/not-joined')),
    mount: () => session,
    clock,
  });
  (element.room as Promise<never>).catch(() => undefined);
  place(caption, error?.code === 'connection/addin-silent' ? 'is-tall' : 'is-half', element);
  afterFrames(20, () => session.go(state, error));
}

pane('Pane, loading', 'loading');
pane('Connecting', 'connecting');
pane('Ready', 'ready');
pane('Unresponsive', 'unresponsive');
pane('Silent', 'ended', new RoompaneError('connection/addin-silent'));
pane('Navigated away', 'ended', new RoompaneError('connection/navigated-away'));
pane('Crashed', 'ended', new RoompaneError('connection/closed'));
pane('Refused', 'ended', new RoompaneError('connection/frame-readable'));

afterFrames(180, () => {
  clock.advance(600);
  root.dataset['ready'] = '';
});
