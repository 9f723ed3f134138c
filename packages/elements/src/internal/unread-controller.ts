import type { ReactiveElement } from 'lit';
import { type Clock, type Room, unread, type UnreadState } from '@roompane/protocol';
import { ConnectionController } from './connection-controller.ts';
import { LateController } from './late-controller.ts';
import { unreadBadge } from './unread-badge.ts';

/** Whoever reads along has read it by then: no badge flashes at each message. */
const TOLD_AFTER_MS = 1_000;

/** Follows how much of a room is unread, and draws the element anew with each change. A room that does not tell has none. */
export class UnreadController {
  #host: ReactiveElement;
  #late: LateController;
  #state: UnreadState | undefined;

  constructor(host: ReactiveElement & { readonly room: Room | undefined; readonly clock: Clock }) {
    this.#host = host;
    this.#late = new LateController(host);
    new ConnectionController(
      host,
      () => host.room,
      (room, signal) => void this.#follow(room, signal),
    );
  }

  /** The count as a badge, once something has been unread for a second; nothing where all is read. */
  render(): unknown {
    const isTold = this.#state !== undefined && this.#state.count > 0 && this.#late.isLate('unread', TOLD_AFTER_MS);
    return unreadBadge(isTold ? this.#state : undefined);
  }

  async #follow(room: Room, signal: AbortSignal): Promise<void> {
    this.#set(undefined);
    try {
      for await (const state of unread(room).live({ signal })) if (!signal.aborted) this.#set(state);
    } catch {
      // The server counts nothing, or not any more: no badge says nothing wrong.
      if (!signal.aborted) this.#set(undefined);
    }
  }

  #set(state: UnreadState | undefined): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}
