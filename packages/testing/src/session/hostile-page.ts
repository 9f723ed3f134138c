import { Diary, type DiaryEntry } from './diary.ts';

/** A hello by hand. */
export interface HelloParams {
  readonly token?: string;
  /** @default 1 to 1 */
  readonly versions?: { readonly min: number; readonly max: number };
  /** @default 1 */
  readonly ports?: number;
  /** Sent in the place of a hello. */
  readonly written?: string;
  /** Sent as what it says, not as a string. @default false */
  readonly isObject?: boolean;
  /** So many spaces behind it. @default 0 */
  readonly paddingChars?: number;
}

/** What no envelope is: made in the page, since a test's orders are JSON. */
export type NonString =
  | 'a port beside a ping'
  | 'an array buffer'
  | 'an object'
  | 'a hundred thousand objects'
  | 'a module, which cannot arrive'
  | 'a number'
  | 'null'
  | { readonly object: unknown };

/** An empty WebAssembly module. It may not leave its agent cluster, so that another site's page gets a `messageerror`. */
const EMPTY_MODULE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

const END_MARK = 900_000_000;

/**
 * An add-in that speaks the wire by hand and does whatever a test tells it to. It keeps to nothing by itself: it answers
 * neither pings nor calls.
 */
export class HostilePage {
  readonly #diary = new Diary();
  #port: MessagePort | undefined;
  #marks = END_MARK;
  #answers: readonly string[] = [];

  /** Says hello; what comes then is on the new port. */
  hello({ written, isObject = false, ports = 1, paddingChars = 0, token = '', versions }: HelloParams): void {
    const hello = { type: 'roompane/hello', versions: versions ?? { min: 1, max: 1 }, token, isLoadDue: false };
    const text = (written ?? JSON.stringify(hello)) + ' '.repeat(paddingChars);
    const channels = Array.from({ length: ports }, () => new MessageChannel());
    const ends = channels.map(({ port2 }) => port2);
    globalThis.parent.postMessage(isObject ? JSON.parse(text) : text, '*', ends);
    const [port] = channels.map(({ port1 }) => port1);
    if (port) this.#listen(port);
  }

  /** Resolves with the first thing heard on the port of the latest hello. */
  async greeting(): Promise<DiaryEntry | undefined> {
    return (await this.#diary.until('greeting', 1)).at(-1);
  }

  send(written: readonly string[]): void {
    for (const each of written) this.#port?.postMessage(each);
  }

  /** Sends one string again and again; `$n` in it counts from 1. */
  flood({ written, count }: { readonly written: string; readonly count: number }): void {
    for (let n = 1; n <= count; n++) this.#port?.postMessage(written.replaceAll('$n', `${n}`));
  }

  post(what: NonString): void {
    const extra = new MessageChannel();
    if (what === 'a port beside a ping') return this.#port?.postMessage('{"type":"ping","id":1}', [extra.port1]);
    this.#port?.postMessage(makeNonString(what));
  }

  /** Sends strings, and gives everything that came until the host answered a ping behind them, or said bye. */
  async exchange(written: readonly string[]): Promise<readonly DiaryEntry[]> {
    const from = this.#diary.entries.length;
    const mark = ++this.#marks;
    this.send([...written, JSON.stringify({ type: 'ping', id: mark })]);
    await this.#diary.find(({ type, id }) => (type === 'pong' && id === mark) || type === 'bye');
    const heard = this.#diary.entries.slice(from);
    return heard.filter(({ type, id }) => type !== 'ping' && !(type === 'pong' && id === mark));
  }

  /** Resolves with what came of one type once there are `count` of them. */
  until({ type, count = 1 }: { readonly type: string; readonly count?: number }): Promise<readonly DiaryEntry[]> {
    return this.#diary.until(type, count);
  }

  heard(): readonly DiaryEntry[] {
    return this.#diary.entries;
  }

  /** Answers each call from now on with these strings, in which `$id` is the call's. */
  answerWith(answers: readonly string[]): void {
    this.#answers = answers;
  }

  /** Adds a frame of its own, whose page says hello to the host's window and then, to its own page, that it did. */
  nest(token: string): Promise<void> {
    const hello = JSON.stringify({ type: 'roompane/hello', versions: { min: 1, max: 1 }, token, isLoadDue: true });
    const frame = document.createElement('iframe');
    frame.srcdoc = `<script>
      parent.parent.postMessage(${JSON.stringify(hello)}, '*', [new MessageChannel().port2]);
      parent.parent.postMessage('nested', '*');
    </script>`;
    document.body.append(frame);
    return new Promise((resolve) => frame.addEventListener('load', () => resolve(), { once: true }));
  }

  /** Tells the embedding page something that is not for Roompane: what was sent to it before has arrived by then. */
  mark(text: string): void {
    globalThis.parent.postMessage(text, '*');
  }

  /** How each way out of the sandbox ended. */
  async escape(): Promise<Readonly<Record<string, string>>> {
    const ways: Readonly<Record<string, () => unknown>> = {
      'parent document': () => globalThis.parent.document.title,
      'parent variable': () => (globalThis.parent as unknown as Record<string, unknown>)['pwned'],
      'top navigation': () => (globalThis.top as Window).location.assign('about:blank'),
      'pop-up': () => openedPopUp() ?? 'none',
      storage: () => globalThis.localStorage.length,
      cookies: () => document.cookie,
      'own frame element': () => globalThis.frameElement?.tagName ?? 'none',
    };
    const endings: Record<string, string> = {};
    for (const [name, way] of Object.entries(ways)) {
      try {
        endings[name] = String(await way());
      } catch (error) {
        endings[name] = error instanceof DOMException ? error.name : String(error);
      }
    }
    return endings;
  }

  go(address: string): void {
    location.href = address;
  }

  reload(): void {
    location.reload();
  }

  #listen(port: MessagePort): void {
    this.#port = port;
    port.onmessage = ({ data, ports }: MessageEvent<unknown>) => {
      if (typeof data !== 'string') return this.#diary.note({ type: 'not a string', ports: ports.length });
      const heard = JSON.parse(data) as DiaryEntry;
      const isGreeting = heard.type === 'welcome' || heard.type === 'wait' || heard.type === 'refuse';
      this.#diary.note(isGreeting ? { type: 'greeting', of: heard } : heard);
      if (heard.type === 'call') this.send(this.#answers.map((each) => each.replaceAll('$id', String(heard['id']))));
    };
  }
}

function makeNonString(what: Exclude<NonString, 'a port beside a ping'>): unknown {
  if (typeof what === 'object') return what.object;
  switch (what) {
    case 'an array buffer':
      return new ArrayBuffer(1_024);
    case 'an object':
      return { type: 'ping', id: 1 };
    case 'a hundred thousand objects':
      return Array.from({ length: 100_000 }, (_, id) => ({ type: 'ping', id }));
    case 'a module, which cannot arrive':
      return new WebAssembly.Module(EMPTY_MODULE);
    case 'a number':
      return 1;
    case 'null':
      return null;
  }
}

/** A window of its own. Engines refuse one by giving none, Firefox by an error. */
function openedPopUp(): string | undefined {
  try {
    return globalThis.open('about:blank') ? 'opened' : undefined;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'InvalidAccessError') return undefined;
    throw error;
  }
}
