import { type Cursor, followMessages } from '@roompane/protocol';
import { identified, type View } from '../view/view.ts';
import type { FeedEvent } from './room-feed.ts';

/** An event that the feed keeps, and its JSON once a stream has asked for it. */
export class FeedItem {
  readonly event: FeedEvent;
  /** Of the event; of the one before a gap. */
  readonly cursor: Cursor;
  #json: string | undefined;
  #shown: ShownItem | undefined;

  constructor(event: FeedEvent, cursor: Cursor) {
    this.event = event;
    this.cursor = cursor;
  }

  get json(): string {
    return (this.#json ??= JSON.stringify(this.event));
  }

  /** The same as it is shown in `view`: once for all who see it so. */
  in(view: View): { readonly json: string } {
    if (view === identified) return this;
    if (this.#shown?.view.key !== view.key) this.#shown = new ShownItem(this.event, view);
    return this.#shown;
  }
}

/** Of what is shown only the JSON is kept: objects that stay for so long cost the page its garbage collector. */
class ShownItem {
  readonly view: View;
  readonly #event: FeedEvent;
  #json: string | undefined;

  constructor(event: FeedEvent, view: View) {
    this.#event = event;
    this.view = view;
  }

  get json(): string {
    return (this.#json ??= JSON.stringify(this.view.show(followMessages, this.#event)));
  }
}
