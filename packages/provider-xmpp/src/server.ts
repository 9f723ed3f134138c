import type { Abortable, Clock } from '@roompane/protocol';
import type { Builder } from 'strophe.js';
import { domainOf } from './jid.ts';
import type { Line } from './line.ts';
import * as NS from './namespace.ts';
import { askServerOffset } from './server-time.ts';
import { parseUploadService, type UploadService } from './upload-service.ts';
import { attributeOf, childOf, childrenOf } from './xml.ts';

/** A service that is listed and does not answer holds nobody up for longer. */
const PATIENCE_MS = 3_000;
/** Services of one server that are looked at. */
const MAX_SERVICES = 32;

/** What the account's own server says of itself, each time one logs in. */
export class Server {
  readonly #line: Line;
  readonly #clock: Clock;
  #offsetMs: number | undefined;
  #keepsNodes: boolean | undefined;
  #upload: UploadService | undefined;

  constructor(line: Line, clock: Clock) {
    this.#line = line;
    this.#clock = clock;
  }

  /** Its clock less this machine's; `undefined` where it does not tell. */
  get offsetMs(): number | undefined {
    return this.#offsetMs;
  }

  /** Whether it keeps an account's own nodes (XEP-0163); `undefined` before it was asked. */
  get keepsNodes(): boolean | undefined {
    return this.#keepsNodes;
  }

  /** Where it takes files. */
  get upload(): UploadService | undefined {
    return this.#upload;
  }

  /** Asks it. Resolves when all is known that can be; what a service is slow to say is known later. */
  async learn(): Promise<void> {
    const server = domainOf(this.#line.jid);
    const answered = new AbortController();
    const late = new Promise<void>((resolve) => {
      this.#clock.setTimer(PATIENCE_MS, resolve, { signal: answered.signal });
    });
    const acts = [this.#learnTime(server), this.#learnNodes(), this.#learnUpload(server)];
    // A question without an answer leaves what is known as it is.
    await Promise.race([Promise.allSettled(acts), late]);
    answered.abort();
  }

  async #learnTime(server: string): Promise<void> {
    this.#offsetMs = (await askServerOffset(this.#line, { server, clock: this.#clock })) ?? this.#offsetMs;
  }

  async #learnNodes(): Promise<void> {
    const account = await this.#askInfo(undefined);
    this.#keepsNodes = childrenOf(account, 'identity').some((each) => attributeOf(each, 'type') === 'pep');
  }

  async #learnUpload(server: string): Promise<void> {
    this.#upload = await this.#findUpload(server);
  }

  async #findUpload(server: string): Promise<UploadService | undefined> {
    const build = (iq: Builder): Builder => iq.c('query', { xmlns: NS.DISCO_ITEMS });
    const answer = await this.#line.request({ type: 'get', to: server, build });
    const items = childrenOf(childOf(answer, 'query', NS.DISCO_ITEMS), 'item').slice(0, MAX_SERVICES);
    const addresses = [server, ...items.map((item) => attributeOf(item, 'jid'))];
    const services = await Promise.all(
      addresses.map(async (address) => {
        const info = await this.#askInfo(address).catch(() => undefined);
        return info && parseUploadService(info, address);
      }),
    );
    return services.find((service) => service !== undefined);
  }

  /** What an address is, the own account's where none is given. */
  async #askInfo(to: string | undefined, options?: Abortable): Promise<Element | undefined> {
    const build = (iq: Builder): Builder => iq.c('query', { xmlns: NS.DISCO_INFO });
    const answer = await this.#line.request({ type: 'get', ...(to === undefined ? {} : { to }), build }, options);
    return childOf(answer, 'query', NS.DISCO_INFO);
  }
}
