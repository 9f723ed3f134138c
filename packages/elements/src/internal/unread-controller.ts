import type { ReactiveElement } from 'lit';
import { html, nothing } from 'lit';
import { type Room, unread, type UnreadState } from '@roompane/protocol';
import { ConnectionController } from './connection-controller.ts';

const MOST_SHOWN = 99;

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
    const { count = 0, isAtLeast = false } = this.#state ?? {};
    if (count === 0) return nothing;
    const words = isAtLeast || count > MOST_SHOWN ? `${Math.min(count, MOST_SHOWN)}+` : String(count);
    return html`<span class="badge num" part="unread" title="${words} unread"
      >${words}<span class="hidden-text"> unread</span></span
    >`;
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
