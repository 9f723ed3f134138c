import type { Served } from '@roompane/protocol';
import { FeedItem } from '../room/feed-item.ts';
import type { CarriedSource } from '../session/carry-stream.ts';
import { identified, type View } from './view.ts';

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
        if (written instanceof FeedItem) listener(undefined, place, written.in(view));
        else listener(show(event), place);
      }, options);
    },
    async read(after, options) {
      const stretch = await source.read(after, options);
      const events = stretch.events.map(({ event, place, written }) =>
        written instanceof FeedItem ? { place, written: written.in(view) } : { event: show(event), place },
      );
      return { ...stretch, events };
    },
  };
}
