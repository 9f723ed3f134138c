import type { Peer } from '@roompane/bridge';
import {
  checkDraftMethod,
  type Grant,
  type InterceptParams,
  parseAs,
  type ProgressParams,
  RoompaneError,
  type Verdict,
} from '@roompane/protocol';
import type { Attachment } from '../outgoing/attachment.ts';
import type { HostRoom } from '../room/host-room.ts';
import type { CheckRequest, FailurePolicy, Sender } from '../outgoing/interceptor.ts';
import type { SessionPhase } from './session-state-event.ts';

export interface InterceptionOptions {
  readonly room: HostRoom;
  readonly sender: Sender;
  readonly order: number;
  readonly policy: FailurePolicy;
  readonly deadlineMs: number;
}

/** How a session stands, as far as drafts are concerned. */
export interface Standing {
  readonly phase: SessionPhase;
  /** Why it ended. */
  readonly error?: RoompaneError | undefined;
}

/**
 * One add-in's place in the way out of a room, for as long as it holds the grant: from its mounting on, through every
 * document, until it is taken away. @spec GR2 OP4 OP9 OP18
 */
export class Interception {
  readonly #options: InterceptionOptions;
  #attachment: Attachment | undefined;
  #grants: readonly Grant[] = [];

  constructor(options: InterceptionOptions) {
    this.#options = options;
  }

  /** Takes or leaves the place, as the grants say. @throws `limit/exceeded` where the room has no place any more */
  apply(grants: readonly Grant[]): void {
    this.#grants = grants;
    const may = grants.includes('outgoing/intercept');
    const mayInterceptOthers = grants.includes('outgoing/intercept-others');
    if (!may) return this.detach();
    if (this.#attachment) return this.#attachment.allowOthers(mayInterceptOthers);
    const { room, sender, order, policy, deadlineMs } = this.#options;
    const { via: addin, sessionKey } = sender;
    this.#attachment = room.intercept({ addin, sessionKey, order, policy, deadlineMs, mayInterceptOthers });
  }

  /** The add-in has a handler: drafts go to `peer` from now on. */
  start(peer: Peer, { includeOwn, wants }: InterceptParams): void {
    this.#attachment?.ready(
      { check: (request, options) => this.#check(peer, request, options), ping: () => peer.ping() },
      { includeOwn, wants },
    );
  }

  stop(): void {
    this.#attachment?.notReady();
  }

  progress({ checkId, text }: ProgressParams): void {
    this.#attachment?.progress(checkId, text);
  }

  /** The document that had the handler gives way to another. */
  replace(): void {
    this.#attachment?.lost({ mayReturn: true });
  }

  /** The session has come to another phase. An add-in that said bye took its handler with it, and is not missed. */
  stand({ phase, error }: Standing): void {
    switch (phase) {
      case 'ready':
      case 'unresponsive':
        return this.#attachment?.respond(phase === 'ready');
      case 'loading':
      case 'connecting':
        return this.replace();
      case 'ended':
        if (error?.code === 'connection/closed') this.stop();
        return this.#attachment?.lost({ mayReturn: false });
    }
  }

  /** Leaves the place for good. */
  detach(): void {
    this.#attachment?.detach();
    this.#attachment = undefined;
  }

  /** A question that nobody can be asked is told to the add-in; what becomes of the draft is the policy's. @spec OP13 */
  async #check(peer: Peer, request: CheckRequest, options: { readonly signal: AbortSignal }): Promise<Verdict> {
    const view = this.#options.room.viewFor(this.#grants);
    const said = await peer.call(checkDraftMethod, view.show(checkDraftMethod, request), options);
    const meant = view.read(checkDraftMethod, said);
    // The ids of those who are meant may be longer than what the add-in said.
    const verdict = meant === said ? said : parseAs(checkDraftMethod.result, meant, 'call/invalid-result');
    if (verdict.type === 'confirm' && !this.#options.room.canAskUser) {
      peer.refuse(new RoompaneError('feature/unsupported', { data: { verdict: 'confirm' } }));
    }
    return verdict;
  }
}
