import { type Cursor, followMessages } from '@roompane/protocol';
import { identified, type View } from '../view/view.ts';
import type { FeedEvent } from './room-feed.ts';

/** An event that the feed keeps, and its JSON once a stream has asked for it. */
export class FeedItem {
  readonly event: FeedEvent;
  /** Of the event; of the one before a gap. */
  readonly cursor: Cursor;
  #json: string | undefined;
  #seen: Map<View['key'], FeedItem> | undefined;

  constructor(event: FeedEvent, cursor: Cursor) {
    this.event = event;
    this.cursor = cursor;
  }

  get json(): string {
    return (this.#json ??= JSON.stringify(this.event));
  }

  /** The same as it is shown in `view`: once for all who see it so. */
  in(view: View): FeedItem {
    if (view === identified) return this;
    this.#seen ??= new Map();
    const seen = this.#seen.get(view.key) ?? new FeedItem(view.show(followMessages, this.event), this.cursor);
    this.#seen.set(view.key, seen);
    return seen;
  }
}
