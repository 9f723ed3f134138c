import { type Clock, RoompaneError } from '@roompane/protocol';
import type { Builder } from 'strophe.js';
import type { Line } from './line.ts';
import * as NS from './namespace.ts';
import { StanzaError } from './stanza-error.ts';

/** How often the server is asked whether one is still in a room: one that broke down tells nobody. */
const INTERVAL_MS = 30_000;

export interface SelfPingOptions {
  readonly clock: Clock;
  /** One's own address in the room. */
  readonly address: () => string;
  /** Comes once: the room does not know one any more. */
  readonly isOut: () => void;
}

/** Asks the room again and again whether one is in it (XEP-0410). One at a time. */
export class SelfPing {
  readonly #line: Line;
  readonly #options: SelfPingOptions;
  #stopped = new AbortController();

  constructor(line: Line, options: SelfPingOptions) {
    this.#line = line;
    this.#options = options;
  }

  /** Begins anew, for as long as this stretch of the line lasts. */
  start(): void {
    this.stop();
    this.#stopped = new AbortController();
    this.#schedule(AbortSignal.any([this.#stopped.signal, this.#line.dropped]));
  }

  stop(): void {
    this.#stopped.abort();
  }

  #schedule(signal: AbortSignal): void {
    this.#options.clock.setTimer(INTERVAL_MS, () => void this.#ping(signal), { signal });
  }

  async #ping(signal: AbortSignal): Promise<void> {
    const build = (iq: Builder): Builder => iq.c('ping', { xmlns: NS.PING });
    const request = { type: 'get', to: this.#options.address(), build } as const;
    const answer = await this.#line.request(request).catch((thrown: unknown) => thrown);
    if (signal.aborted) return;
    // Anything else comes from somebody who is there.
    if (answer instanceof StanzaError && answer.condition === 'not-acceptable') return this.#options.isOut();
    if (answer instanceof RoompaneError && this.#line.state === 'online') return this.#line.drop();
    this.#schedule(signal);
  }
}
