import type { Abortable, Clock } from '@roompane/protocol';
import type { Builder } from 'strophe.js';
import { domainOf } from './jid.ts';
import type { Line } from './line.ts';
import * as NS from './namespace.ts';
import { askServerOffset } from './server-time.ts';
import { parseUploadService, type UploadService } from './upload-service.ts';
import { attributeOf, childOf, childrenOf } from './xml.ts';

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

  /** Asks it. Settles when all is known that can be, without an error. */
  async learn(): Promise<void> {
    const server = domainOf(this.#line.jid);
    const ignore = (): undefined => undefined;
    const [offsetMs, account, upload] = await Promise.all([
      askServerOffset(this.#line, { server, clock: this.#clock }).catch(ignore),
      this.#askInfo(undefined).catch(ignore),
      this.#findUpload(server).catch(ignore),
    ]);
    this.#offsetMs = offsetMs ?? this.#offsetMs;
    this.#keepsNodes = childrenOf(account, 'identity').some((each) => attributeOf(each, 'type') === 'pep');
    this.#upload = upload;
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
