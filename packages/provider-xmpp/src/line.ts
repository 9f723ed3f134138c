import { type Abortable, type Clock, type ProviderState, RoompaneError } from '@roompane/protocol';
import { createId, untilAborted } from '@roompane/protocol/provider-kit';
import { $iq, type Builder, MemoryStorageBackend, Strophe } from 'strophe.js';
import { bareOf } from './jid.ts';
import { parseStanzaLimit } from './stanza-limit.ts';
import { parseStanzaError } from './stanza-error.ts';
import { attributeOf } from './xml.ts';

/** After this a server that says nothing is taken for gone. */
const ANSWER_TIMEOUT_MS = 15_000;
const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 30_000;
// It would tell the console of each connection that comes and goes.
Strophe.setLogLevel(Strophe.LogLevel.FATAL);

/** A server that does not close its stream is left. */
const CLOSE_TIMEOUT_MS = 2_000;

export interface LineOptions {
  /** `wss:`, or `ws:` on the local machine. */
  readonly service: string;
  /** An account's address, or a domain for a nameless guest. */
  readonly jid: string;
  readonly password: string | undefined;
  readonly clock: Clock;
  readonly stateChanged: () => void;
  /** The line is up. Unless it was resumed, the server knows nothing of what was before. */
  readonly sessionStarted: (session: { readonly isResumed: boolean }) => void;
  /** Any message, also from where nobody listens. */
  readonly heard: (message: Element) => void;
  /** Answers a request of the server or of others; `undefined` for what it does not know. */
  readonly answer: (request: Element) => Builder | undefined;
}

export interface Request {
  readonly type: 'get' | 'set';
  /** The own account when absent. */
  readonly to?: string;
  readonly build: (iq: Builder) => Builder;
}

type Listener = (stanza: Element) => void;

interface Opening {
  readonly done: Promise<void>;
  readonly settle: (error?: RoompaneError) => void;
}

interface Waiting {
  readonly to: string | undefined;
  readonly settle: (answer: Element | RoompaneError) => void;
}

/** The stream to one server. It comes back by itself, resumed where the server still can. */
export class Line {
  readonly #options: LineOptions;
  readonly #connection: InstanceType<typeof Strophe.Connection>;
  readonly #waiting = new Map<string, Waiting>();
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #closed = new AbortController();
  #dropped = new AbortController();
  #state: ProviderState = 'connecting';
  #wasOnline = false;
  #retryMs = FIRST_RETRY_MS;
  #opening: Opening | undefined;

  constructor(options: LineOptions) {
    this.#options = options;
    this.#connection = new Strophe.Connection(options.service, {
      protocol: options.service.startsWith('wss:') ? 'wss' : 'ws',
      enableStreamManagement: true,
      streamManagement: { storage: new MemoryStorageBackend() },
    });
  }

  get state(): ProviderState {
    return this.#state;
  }

  /** Where the server is reached. */
  get service(): string {
    return this.#options.service;
  }

  /** The longest stanza that the server takes, in bytes, where it says so. */
  get stanzaBytes(): number | undefined {
    return parseStanzaLimit(this.#connection.features);
  }

  /** The address of this session, resource included. */
  get jid(): string {
    return this.#connection.jid;
  }

  /** Aborts when this stretch of the line ends: what was sent and not answered may or may not have arrived. */
  get dropped(): AbortSignal {
    return this.#dropped.signal;
  }

  /** Rejects with `provider/unavailable`; once it was up, it is kept up. */
  async open({ signal }: Abortable = {}): Promise<void> {
    if (this.#state === 'closed') throw createClosedError();
    if (this.#state === 'online') return;
    this.#opening ??= this.#start();
    await untilAborted(this.#opening.done, signal);
  }

  /** The answer to one request. Rejects with the server's refusal, `provider/unavailable` or `call/aborted`. */
  request({ type, to, build }: Request, { signal }: Abortable = {}): Promise<Element> {
    const id = createId();
    const answered = new AbortController();
    const answer = new Promise<Element>((resolve, reject) => {
      this.throwUnlessOnline();
      const settle = (result: Element | RoompaneError): void => {
        answered.abort();
        this.#waiting.delete(id);
        if (result instanceof RoompaneError) reject(result);
        else if (attributeOf(result, 'type') === 'error') reject(parseStanzaError(result));
        else resolve(result);
      };
      this.#waiting.set(id, { to, settle });
      const isLate = (): void => settle(new RoompaneError('provider/unavailable'));
      this.#options.clock.setTimer(ANSWER_TIMEOUT_MS, isLate, { signal: answered.signal });
      this.#connection.send(build($iq({ type, id, ...(to === undefined ? {} : { to }) })));
    });
    return untilAborted(answer, signal);
  }

  send(stanza: Builder): void {
    this.throwUnlessOnline();
    this.#connection.send(stanza);
  }

  /** Messages and presence from this address, whatever its resource. */
  listen(bareJid: string, listener: Listener, { signal }: Required<Abortable>): void {
    const listeners = this.#listeners.get(bareJid) ?? new Set();
    this.#listeners.set(bareJid, listeners.add(listener));
    signal?.addEventListener('abort', () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(bareJid);
    });
  }

  /** The other side is not there any more: look for it anew. */
  drop(): void {
    this.#connection.disconnect();
  }

  async close(): Promise<void> {
    if (this.#state === 'closed') return;
    const ended = new Promise<void>((resolve) => {
      this.#closed.signal.addEventListener('abort', () => resolve());
      this.#options.clock.setTimer(CLOSE_TIMEOUT_MS, resolve, { signal: this.#closed.signal });
    });
    const isUp = this.#state === 'online';
    this.#become('closed');
    this.#opening?.settle(createClosedError());
    this.#fail(createClosedError());
    this.#connection.disconnect();
    if (isUp) await ended;
    this.#closed.abort();
  }

  throwUnlessOnline(): void {
    if (this.#state === 'closed') throw createClosedError();
    if (this.#state !== 'online') throw new RoompaneError('provider/unavailable');
  }

  #start(): Opening {
    let settle: (error?: RoompaneError) => void = () => {};
    const done = new Promise<void>((resolve, reject) => {
      settle = (error) => (error ? reject(error) : resolve());
    });
    done.catch(() => {});
    const { jid, password } = this.#options;
    this.#connection.connect(jid, password ?? '', (status, condition) => this.#follow(status, condition));
    return { done, settle };
  }

  #follow(status: number, condition: string | null): void {
    const { CONNECTED, DISCONNECTED, AUTHFAIL, CONNFAIL } = Strophe.Status;
    if (status === CONNECTED) return this.#up();
    if (status === AUTHFAIL) {
      this.#failOpening(`the server refused to log in (${condition ?? 'no reason given'})`);
      this.#connection.disconnect();
    }
    if (status === CONNFAIL) this.#failOpening('the server cannot be reached');
    if (status === DISCONNECTED) this.#lost();
  }

  #up(): void {
    if (this.#state === 'closed') return this.#connection.disconnect();
    // What the connection was told to listen to went with the stream before this one.
    this.#connection.addHandler((stanza) => this.#take(stanza), null, null, null);
    this.#retryMs = FIRST_RETRY_MS;
    this.#wasOnline = true;
    this.#dropped = new AbortController();
    this.#become('online');
    this.#options.sessionStarted({ isResumed: this.#connection.hasResumed() });
    this.#opening?.settle();
    this.#opening = undefined;
  }

  #failOpening(reason: string): void {
    const message = `Failed to connect to ${this.#options.service}: ${reason}.`;
    this.#opening?.settle(new RoompaneError('provider/unavailable', { message }));
  }

  #lost(): void {
    if (this.#state === 'closed') return this.#closed.abort();
    this.#failOpening('the line was cut');
    this.#opening = undefined;
    this.#become('offline');
    this.#fail(new RoompaneError('provider/unavailable'));
    if (!this.#wasOnline) return;
    const again = (): void => {
      if (this.#state === 'offline') this.#opening ??= this.#start();
    };
    this.#options.clock.setTimer(this.#retryMs, again, { signal: this.#closed.signal });
    this.#retryMs = Math.min(this.#retryMs * 2, LAST_RETRY_MS);
  }

  #fail(error: RoompaneError): void {
    this.#dropped.abort(error);
    for (const { settle } of [...this.#waiting.values()]) settle(error);
  }

  #take(stanza: Element): true {
    const from = attributeOf(stanza, 'from');
    if (stanza.localName === 'iq') this.#takeRequest(stanza, from);
    else for (const listener of [...(this.#listeners.get(bareOf(from)) ?? [])]) listener(stanza);
    if (stanza.localName === 'message') this.#options.heard(stanza);
    return true;
  }

  #takeRequest(stanza: Element, from: string): void {
    const [type, id] = [attributeOf(stanza, 'type'), attributeOf(stanza, 'id')];
    if (type === 'get' || type === 'set') {
      const reply = this.#options.answer(stanza) ?? $iq({ type: 'error', id, ...(from ? { to: from } : {}) });
      return this.#connection.send(reply);
    }
    const waiting = this.#waiting.get(id);
    // Nobody else may answer: an absent sender is the own account.
    if (waiting && (from || bareOf(this.jid)) === (waiting.to ?? bareOf(this.jid))) waiting.settle(stanza);
  }

  #become(state: ProviderState): void {
    if (state === this.#state || this.#state === 'closed') return;
    this.#state = state;
    this.#options.stateChanged();
  }
}

function createClosedError(): RoompaneError {
  return new RoompaneError('connection/closed', { message: 'This provider was disconnected. Create another one.' });
}
