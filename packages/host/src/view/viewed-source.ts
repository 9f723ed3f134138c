import type { Written } from '@roompane/bridge';
import type { Served } from '@roompane/protocol';
import { FeedItem } from '../room/feed-item.ts';
import type { CarriedSource } from '../session/carry-stream.ts';
import { identified, type View } from './view.ts';

/** An event of the room's feed as a view shows it: nothing is done for a stream that does not ask for it. */
class ShownItem implements Written {
  readonly #item: FeedItem;
  readonly #view: View;

  constructor(item: FeedItem, view: View) {
    this.#item = item;
    this.#view = view;
  }

  get json(): string {
    return this.#item.jsonIn(this.#view);
  }
}

/** What one stream shows of its source. An event of the room's feed is written once for all streams of a view. @spec VW1 */
export function viewSource<Event extends object, Place>(
  source: CarriedSource<Event, Place>,
  { view, method }: { readonly view: View; readonly method: Pick<Served, 'name'> },
): CarriedSource<Event, Place> {
  if (view === identified) return source;
  // Only what is shown already would come without its event.
  const show = (event: Event | undefined): Event => view.show(method, event as Event);
  return {
    start: source.start,
    failed: source.failed,
    listen(listener, options) {
      source.listen((event, place, written) => {
        if (written instanceof FeedItem) listener(undefined, place, new ShownItem(written, view));
        else listener(show(event), place);
      }, options);
    },
    async read(after, options) {
      const stretch = await source.read(after, options);
      const events = stretch.events.map(({ event, place, written }) =>
        written instanceof FeedItem ? { place, written: new ShownItem(written, view) } : { event: show(event), place },
      );
      return { ...stretch, events };
    },
  };
}
