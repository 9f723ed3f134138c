import { GRANT_NAMES, HOST_METHODS, LIMITS, type RoomContext, type Welcome } from '@roompane/protocol';
import type { AddinActs, Sight } from './addin-acts.ts';
import { createDeferred } from './deferred.ts';
import { Diary, type DiaryEntry } from './diary.ts';
import { type Tell, tellFrame, whenServed } from './tell.ts';

/** An honest add-in in a page of its own, which tells what harm was done to that page. */
export interface WatchedAddin extends AddinActs {
  harm(): readonly string[];
}

const context: RoomContext = {
  info: { id: 'fx', title: 'FX desk', description: '', kind: 'regular', privacy: 'open' },
  me: { id: 'sam', name: 'Sam', kind: 'user', role: 'member', may: GRANT_NAMES },
  appearance: { theme: 'light', density: 'comfortable', locale: 'en', direction: 'ltr' },
  grants: GRANT_NAMES,
  openReason: 'user',
  connection: 'online',
  areClocksHeld: false,
};

/** A welcome as an honest host would write it. */
export const welcome: Welcome = {
  type: 'welcome',
  version: 1,
  context,
  methods: [...HOST_METHODS.keys()],
  limits: { ...LIMITS },
};

const END_MARK = 900_000_000;

/** A page that embeds an honest add-in and speaks the wire by hand: what it sends is what a test says. */
export class RawHost {
  readonly tell: Tell<WatchedAddin>;
  readonly #frame: HTMLIFrameElement;
  readonly #over = new AbortController();
  #diary = new Diary();
  #port: MessagePort | undefined;
  #next = createDeferred<MessagePort>();
  #marks = END_MARK;
  readonly #calls = new Set<DiaryEntry>();

  /** Embeds the add-in at `address`; resolves when it can be told something. */
  static async embed(address: string): Promise<RawHost> {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    const served = whenServed(frame);
    const host = new RawHost(frame);
    frame.src = address;
    document.body.append(frame);
    await served;
    return host;
  }

  constructor(frame: HTMLIFrameElement) {
    this.#frame = frame;
    this.tell = tellFrame<WatchedAddin>(frame);
    const listen = ({ source, data, ports: [port] }: MessageEvent<unknown>): void => {
      if (source !== frame.contentWindow || typeof data !== 'string' || !data.includes('roompane/hello')) return;
      if (port) this.#next.resolve(port);
    };
    globalThis.addEventListener('message', listen, this.#over);
  }

  /** Lets the add-in connect, and answers its hello with these. Resolves when they are sent. */
  async greet(...greetings: readonly (string | object)[]): Promise<{ readonly connecting: Promise<Sight> }> {
    this.#next = createDeferred<MessagePort>();
    const connecting = this.tell('connect');
    connecting.catch(() => undefined);
    const port = await this.#next.promise;
    this.#diary = new Diary();
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<string>) => this.#diary.note(JSON.parse(data) as DiaryEntry);
    for (const greeting of greetings) this.send(greeting);
    return { connecting };
  }

  /** Lets the add-in connect as an honest host would. */
  async welcome(): Promise<Sight> {
    const { connecting } = await this.greet(welcome);
    return connecting;
  }

  /** Sends strings as they are, and objects as JSON. */
  send(...envelopes: readonly (string | object)[]): void {
    for (const each of envelopes) this.#port?.postMessage(typeof each === 'string' ? each : JSON.stringify(each));
  }

  /** Posts anything at all. */
  post(message: unknown, transfer: Transferable[] = []): void {
    this.#port?.postMessage(message, transfer);
  }

  /** Sends, and gives what came until the add-in answered a ping behind it, or said bye. */
  async exchange(...envelopes: readonly (string | object)[]): Promise<readonly DiaryEntry[]> {
    const from = this.#diary.entries.length;
    const mark = ++this.#marks;
    this.send(...envelopes, { type: 'ping', id: mark });
    await this.#diary.find(({ type, id }) => (type === 'pong' && id === mark) || type === 'bye');
    return this.#diary.entries.slice(from).filter(({ type, id }) => type !== 'pong' || id !== mark);
  }

  /** The id of the next call of a method, each once. */
  async called(method: string): Promise<number> {
    const isNext = (entry: DiaryEntry): boolean =>
      entry.type === 'call' && entry['method'] === method && !this.#calls.has(entry);
    const call = await this.#diary.find(isNext);
    this.#calls.add(call);
    return call['id'] as number;
  }

  /** What came since the last greeting. */
  get heard(): readonly DiaryEntry[] {
    return this.#diary.entries;
  }

  until(type: string, count = 1): Promise<readonly DiaryEntry[]> {
    return this.#diary.until(type, count);
  }

  remove(): void {
    this.#over.abort();
    this.#frame.remove();
  }
}
