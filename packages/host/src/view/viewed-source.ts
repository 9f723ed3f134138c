import type { StretchEvent, Written } from '@roompane/bridge';
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
  const show = (event: Event, place: Place, written: Written | undefined): StretchEvent<Event, Place> => {
    if (!(written instanceof FeedItem)) return { event: view.show(method, event), place };
    const seen = written.in(view);
    // The item is the event's: it was the feed that paired the two.
    return { event: seen.event as Event, place, written: seen };
  };
  return {
    start: source.start,
    failed: source.failed,
    listen(listener, options) {
      source.listen((event, place, written) => {
        const seen = show(event, place, written);
        listener(seen.event, seen.place, seen.written);
      }, options);
    },
    async read(after, options) {
      const stretch = await source.read(after, options);
      return { ...stretch, events: stretch.events.map(({ event, place, written }) => show(event, place, written)) };
    },
  };
}
