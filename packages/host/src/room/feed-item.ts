import type { Cursor } from '@roompane/protocol';
import type { FeedEvent } from './room-feed.ts';

/** An event that the feed keeps, and its JSON once a stream has asked for it. */
export class FeedItem {
  readonly event: FeedEvent;
  /** Of the event; of the one before a gap. */
  readonly cursor: Cursor;
  #json: string | undefined;

  constructor(event: FeedEvent, cursor: Cursor) {
    this.event = event;
    this.cursor = cursor;
  }

  get json(): string {
    return (this.#json ??= JSON.stringify(this.event));
  }
}
