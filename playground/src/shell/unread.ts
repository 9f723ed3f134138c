import type { HostRoom } from '@roompane/host';
import { fitTemplate, type Message, type Template } from '@roompane/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { TabNews } from '../draw-tabs.ts';

/** What is new in the room, for a place that does not show it. */
export function tellUnread(count: number): TabNews | undefined {
  return count === 0 ? undefined : { mark: 'new', words: count === 1 ? '1 new message' : `${count} new messages` };
}

interface Watching {
  readonly isInSight: boolean;
  readonly templates: readonly Template[];
}

/** Is a message one of many that the list folds, and so nothing to be told of? */
function isFolded({ author, data, importance }: Message, templates: readonly Template[]): boolean {
  const drawing = author.kind === 'bot' ? templates.find((template) => fitTemplate(template, data)) : undefined;
  return importance === 'normal' && (drawing?.display ?? 'each') !== 'each';
}

/** Counts what others say in the room while nobody looks. */
export class UnreadController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #following = new AbortController();
  #room: HostRoom | undefined;
  #isInSight = true;
  #templates: readonly Template[] = [];
  count = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.watch(undefined, { isInSight: true, templates: [] });
  }

  /** The room as it is now, whether it is in sight, and by what its bots are drawn. */
  watch(room: HostRoom | undefined, { isInSight, templates }: Watching): void {
    this.#isInSight = isInSight;
    this.#templates = templates;
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
        if (this.#isInSight || event.type !== 'posted' || event.message.author.id === room.me.id) continue;
        if (isFolded(event.message, this.#templates)) continue;
        this.count += 1;
        this.#host.requestUpdate();
      }
    } catch {
      // The room is over; its place on the page says why.
    }
  }
}
