import { type Cursor, followMessages } from '@roompane/protocol';
import { identified, type View } from '../view/view.ts';
import type { FeedEvent } from './room-feed.ts';

/** An event that the feed keeps, and its JSON once a stream has asked for it. */
export class FeedItem {
  readonly event: FeedEvent;
  /** Of the event; of the one before a gap. */
  readonly cursor: Cursor;
  #json: string | undefined;
  /** As it is shown. Only what was written is kept of that: objects that stay for so long cost the page its garbage collector. */
  #shown: { readonly key: View['key']; readonly json: string } | undefined;

  constructor(event: FeedEvent, cursor: Cursor) {
    this.event = event;
    this.cursor = cursor;
  }

  get json(): string {
    return (this.#json ??= JSON.stringify(this.event));
  }

  /** The same as it is shown in `view`: written once for all who see it so. */
  jsonIn(view: View): string {
    if (view === identified) return this.json;
    if (this.#shown?.key !== view.key) {
      this.#shown = { key: view.key, json: JSON.stringify(view.show(followMessages, this.event)) };
    }
    return this.#shown.json;
  }
}
