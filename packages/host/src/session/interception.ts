import type { Peer } from '@roompane/bridge';
import { checkDraftMethod, type Grant, type InterceptParams, type ProgressParams } from '@roompane/protocol';
import type { Attachment } from '../outgoing/attachment.ts';
import type { HostRoom } from '../room/host-room.ts';
import type { FailurePolicy, Sender } from '../outgoing/interceptor.ts';

export interface InterceptionOptions {
  readonly room: HostRoom;
  readonly sender: Sender;
  readonly order: number;
  readonly policy: FailurePolicy;
  readonly deadlineMs: number;
}

/** One add-in's place in the way out of a room, for as long as it holds the grant. @spec GR2 OP4 OP9 */
export class Interception {
  readonly #options: InterceptionOptions;
  #attachment: Attachment | undefined;
  #mayInterceptOthers = false;
  /** Makes an attachment ready, while the add-in has a handler. */
  #makeReady: ((attachment: Attachment) => void) | undefined;

  constructor(options: InterceptionOptions) {
    this.#options = options;
  }

  /** Takes or leaves the place, as the grants say. */
  apply(grants: readonly Grant[]): void {
    const may = grants.includes('outgoing/intercept');
    const mayInterceptOthers = grants.includes('outgoing/intercept-others');
    if (!may) this.#makeReady = undefined;
    if (this.#attachment && (!may || mayInterceptOthers !== this.#mayInterceptOthers)) this.detach();
    this.#mayInterceptOthers = mayInterceptOthers;
    if (!may || this.#attachment) return;
    const { room, sender, order, policy, deadlineMs } = this.#options;
    const { via: addin, sessionKey } = sender;
    this.#attachment = room.intercept({ addin, sessionKey, order, policy, deadlineMs, mayInterceptOthers });
    // The place is a new one, and the add-in, whose handler stands, would not come again for it.
    this.#makeReady?.(this.#attachment);
  }

  /** The add-in has a handler: drafts go to `peer` from now on. */
  start(peer: Peer, { includeOwn }: InterceptParams): void {
    this.#makeReady = (attachment) =>
      attachment.ready(
        { check: (request, options) => peer.call(checkDraftMethod, request, options), ping: () => peer.ping() },
        { includeOwn },
      );
    if (this.#attachment) this.#makeReady(this.#attachment);
  }

  stop(): void {
    this.#makeReady = undefined;
    this.#attachment?.notReady();
  }

  progress({ checkId, text }: ProgressParams): void {
    this.#attachment?.progress(checkId, text);
  }

  detach(): void {
    this.#attachment?.detach();
    this.#attachment = undefined;
  }
}
