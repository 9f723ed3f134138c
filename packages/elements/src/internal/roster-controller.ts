import type { ReactiveElement } from 'lit';
import { foldRoster, type Room, type RoompaneError, type RosterEntry, toRoompaneError } from '@roompane/protocol';
import { ConnectionController } from './connection-controller.ts';

/** Follows who is in the room, and draws the element anew with each change. */
export class RosterController {
  entries: ReadonlyMap<string, RosterEntry> = new Map();
  /** People in the room, those not listed included. */
  count = 0;
  isTruncated = false;
  phase: 'loading' | 'ready' | 'failed' = 'loading';
  error: RoompaneError | undefined;
  #host: ReactiveElement;
  #connection: ConnectionController<Room>;

  constructor(host: ReactiveElement & { readonly room: Room | undefined }) {
    this.#host = host;
    this.#connection = new ConnectionController(
      host,
      () => host.room,
      (room, signal) => void this.#follow(room, signal),
    );
  }

  retry(): void {
    this.#connection.restart();
  }

  async #follow(room: Room, signal: AbortSignal): Promise<void> {
    this.#set({ phase: 'loading', entries: new Map(), count: 0, isTruncated: false, error: undefined });
    try {
      for await (const event of room.roster.live({ signal })) {
        if (signal.aborted) return;
        const isTruncated = event.type === 'snapshot' ? event.isTruncated : this.isTruncated;
        this.#set({ phase: 'ready', entries: foldRoster(this.entries, event), count: event.count, isTruncated });
      }
    } catch (thrown) {
      if (!signal.aborted) this.#set({ phase: 'failed', error: toRoompaneError(thrown) });
    }
  }

  #set(state: Partial<Pick<RosterController, 'entries' | 'count' | 'isTruncated' | 'phase' | 'error'>>): void {
    Object.assign(this, state);
    this.#host.requestUpdate();
  }
}
