import type { HostRoom } from '@roompane/host';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { TabNews } from '../draw-tabs.ts';
import { isForReaders } from '../quiet-room.ts';

/** What is new in the room, for a place that does not show it. */
export function tellUnread(count: number): TabNews | undefined {
  return count === 0 ? undefined : { mark: 'new', words: count === 1 ? '1 new message' : `${count} new messages` };
}

/** Counts what others say in the room while nobody looks. */
export class UnreadController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #following = new AbortController();
  #room: HostRoom | undefined;
  #isInSight = true;
  count = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.watch(undefined, true);
  }

  /** The room as it is now, and whether it is in sight. */
  watch(room: HostRoom | undefined, isInSight: boolean): void {
    this.#isInSight = isInSight;
    if (isInSight) this.count = 0;
    if (room === this.#room) return;
    this.#room = room;
    this.count = 0;
    this.#following.abort();
    this.#following = new AbortController();
    if (room) void this.#follow(room, this.#following.signal);
  }

  async #follow(room: HostRoom, signal: AbortSignal): Promise<void> {
    try {
      for await (const event of room.messages.live({ signal })) {
        if (this.#isInSight || event.type !== 'posted' || !isForReaders(event)) continue;
        if (event.message.author.id === room.me.id) continue;
        this.count += 1;
        this.#host.requestUpdate();
      }
    } catch {
      // The room is over; its place on the page says why.
    }
  }
}
