import type { Cursor, LiveEvent, LogPage } from '@roompane/protocol';
import type { FeedStretch } from './room-feed.ts';

/** The log has something behind the place that the page was asked for, or says that it had. */
export function isNews({ events, hasGap, end }: LogPage, after: Cursor): boolean {
  return events.length > 0 || (hasGap === true && end !== after);
}

/** What a page gives to a reader at the place that it was asked for. @spec ST6 */
export function toStretch({ events, hasGap, end }: LogPage, after: Cursor): FeedStretch {
  const gap: readonly LiveEvent[] = hasGap ? [{ type: 'gap', after }] : [];
  const given = [...gap, ...events].map((event) => {
    const cursor = 'cursor' in event ? event.cursor : after;
    return { event, place: { cursor, isCaughtUp: false } };
  });
  return { events: given, place: { cursor: end, isCaughtUp: false }, isLast: false };
}
