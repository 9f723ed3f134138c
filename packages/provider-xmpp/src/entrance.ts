import { type Abortable, type Clock, RoompaneError } from '@roompane/protocol';
import { untilAborted } from '@roompane/protocol/provider-kit';
import { $pres } from 'strophe.js';
import type { Line } from './line.ts';
import * as NS from './namespace.ts';
import { StanzaError } from './stanza-error.ts';

const ANSWER_TIMEOUT_MS = 15_000;
/** A room that does not say goodbye is left all the same. */
const LEAVE_TIMEOUT_MS = 2_000;
/** Names beside one's own that are tried while others have them. */
const MAX_NICKS = 10;

export interface EntranceOptions {
  readonly roomId: string;
  /** What one would like to be called there. */
  readonly name: string;
  readonly clock: Clock;
}

/** The way into one room and out of it, by presence. */
export class Entrance {
  readonly #line: Line;
  readonly #options: EntranceOptions;
  #nick: string;
  #settle: ((refusal?: unknown) => void) | undefined;
  #gone: (() => void) | undefined;

  constructor(line: Line, options: EntranceOptions) {
    this.#line = line;
    this.#options = options;
    this.#nick = options.name;
  }

  get nick(): string {
    return this.#nick;
  }

  /** One's own address in the room. */
  get address(): string {
    return `${this.#options.roomId}/${this.#nick}`;
  }

  /** Rejects with the room's refusal, `provider/unavailable` or `call/aborted`. */
  async enter({ signal }: Abortable = {}): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await untilAborted(this.#sendPresence(), signal);
      } catch (thrown) {
        if (!(thrown instanceof StanzaError) || thrown.condition !== 'conflict' || attempt === MAX_NICKS) throw thrown;
        this.#nick = `${this.#options.name} ${attempt + 1}`;
      }
    }
  }

  /** The room says who one is. */
  arrive(nick: string): void {
    this.#nick = nick;
    this.#settle?.();
  }

  refuse(refusal: unknown): void {
    this.#settle?.(refusal);
  }

  /** Resolves when the room said goodbye, or cannot. */
  async leave(): Promise<void> {
    const left = new AbortController();
    const gone = new Promise<void>((resolve) => {
      this.#gone = resolve;
      this.#options.clock.setTimer(LEAVE_TIMEOUT_MS, resolve, { signal: left.signal });
      this.#line.dropped.addEventListener('abort', () => resolve(), { signal: left.signal });
    });
    try {
      this.#line.send($pres({ to: this.address, type: 'unavailable' }));
      await gone;
    } catch {
      // Without a line one is out already.
    } finally {
      left.abort();
    }
  }

  /** The room says that one is out. True if that is what was asked for. */
  depart(): boolean {
    this.#gone?.();
    return this.#gone !== undefined;
  }

  #sendPresence(): Promise<void> {
    const entered = new AbortController();
    return new Promise<void>((resolve, reject) => {
      const settle = (refusal?: unknown): void => {
        entered.abort();
        this.#settle = undefined;
        if (refusal === undefined) resolve();
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- it is what the server or the line gave
        else reject(refusal);
      };
      this.#settle = settle;
      const fail = (): void => settle(new RoompaneError('provider/unavailable'));
      this.#options.clock.setTimer(ANSWER_TIMEOUT_MS, fail, { signal: entered.signal });
      this.#line.dropped.addEventListener('abort', fail, { signal: entered.signal });
      const presence = $pres({ to: this.address }).c('x', { xmlns: NS.MUC }).c('history', { maxstanzas: '0' });
      this.#line.send(presence);
    });
  }
}
