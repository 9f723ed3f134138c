import type { ReactiveController, ReactiveElement } from 'lit';
import type { Room } from '@roompane/protocol';
import { toOutgoing } from '../internal/outgoing-room.ts';

interface PostingHost extends ReactiveElement {
  readonly room: Room | undefined;
}

/**
 * While a post is on its way the browser asks before its page is closed: the words would be gone with it. Not where the
 * room has an outbox, which keeps them.
 */
export class StayWhilePosting implements ReactiveController {
  readonly #host: PostingHost;
  readonly #isPosting: () => boolean;
  readonly #ask = (event: Event): void => event.preventDefault();

  constructor(host: PostingHost, isPosting: () => boolean) {
    this.#host = host;
    this.#isPosting = isPosting;
    host.addController(this);
  }

  hostUpdated(): void {
    const { room } = this.#host;
    const isAtRisk = this.#isPosting() && room !== undefined && !toOutgoing(room).outbox;
    if (isAtRisk) window.addEventListener('beforeunload', this.#ask);
    else this.hostDisconnected();
  }

  hostDisconnected(): void {
    window.removeEventListener('beforeunload', this.#ask);
  }
}
