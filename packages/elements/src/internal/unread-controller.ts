import type { ReactiveElement } from 'lit';
import { type Room, unread, type UnreadState } from '@roompane/protocol';
import { ConnectionController } from './connection-controller.ts';
import { unreadBadge } from './unread-badge.ts';

/** Follows how much of a room is unread, and draws the element anew with each change. A room that does not tell has none. */
export class UnreadController {
  #host: ReactiveElement;
  #state: UnreadState | undefined;

  constructor(host: ReactiveElement & { readonly room: Room | undefined }) {
    this.#host = host;
    new ConnectionController(
      host,
      () => host.room,
      (room, signal) => void this.#follow(room, signal),
    );
  }

  /** The count as a badge; nothing where all is read. */
  render(): unknown {
    return unreadBadge(this.#state);
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
