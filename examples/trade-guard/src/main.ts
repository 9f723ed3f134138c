import { type AddinRoom, block, connect, type Draft, pass, replace, type Verdict } from '@roompane/addin';
import { checkDraft, type Finding } from './check-draft.ts';

function find<T extends Element>(selector: string, type: new () => T): T {
  const element = document.querySelector(selector);
  if (!(element instanceof type)) throw new Error(`index.html has no ${selector}`);
  return element;
}

const status = find('#status', HTMLElement);
const limit = find('#limit', HTMLInputElement);
const log = find('#log', HTMLOListElement);
const words = { fine: 'Passed', correctable: 'Corrected', 'over-limit': 'Stopped' };
let limitM = limit.valueAsNumber;

function show(state: 'on' | 'off', text: string): void {
  status.dataset['state'] = state;
  status.textContent = text;
}

function create(tag: string, ...content: (string | Node)[]): HTMLElement {
  const element = document.createElement(tag);
  element.append(...content);
  return element;
}

function write(finding: Finding, text: string): void {
  const time = create('time', new Date().toTimeString().slice(0, 5));
  const entry = create('li', create('b', words[finding.type], time), create('q', text));
  entry.dataset['found'] = finding.type;
  if (finding.type !== 'fine') entry.append(create('small', finding.reason));
  log.prepend(entry);
  log.children[50]?.remove();
}

function check(draft: Draft): Verdict {
  if (limit.validity.valid) limitM = limit.valueAsNumber;
  const finding = checkDraft(draft, limitM);
  write(finding, draft.body.text);
  if (finding.type === 'fine') return pass();
  const { reason, draft: fix } = finding;
  return finding.type === 'correctable' ? replace(fix, { reason }) : block({ reason, fix });
}

async function guard(room: AddinRoom): Promise<void> {
  if (!room.me.can('outgoing/intercept')) return show('off', 'Not checking: it may not check posts here');
  await room.outgoing.intercept(check);
  show('on', 'Checking every post');
}

function wear({ theme, direction }: AddinRoom['appearance']): void {
  document.documentElement.dataset['theme'] = theme;
  document.documentElement.dir = direction;
}

const fail = (reason: unknown): void => show('off', `Not checking: ${String(reason)}`);

async function start(): Promise<void> {
  const room = await connect();
  wear(room.appearance);
  room.addEventListener('appearance-changed', (event) => wear(event.now));
  room.addEventListener('me-changed', () => void guard(room).catch(fail));
  room.addEventListener('closed', (event) => fail(event.reason));
  await guard(room);
}

start().catch(fail);
