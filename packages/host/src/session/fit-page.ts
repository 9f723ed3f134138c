import { LIMITS, type LogPage, type Range } from '@roompane/protocol';

/** A reply is one envelope: the rest of it beside the events is short. */
const MAX_EVENT_CHARS = LIMITS.envelopeChars - 4_096;

/**
 * The part of a page that fits one envelope, next to the place it was asked for; one event always does. A page that was cut
 * is no longer the first or the last of the log, and its `start` and `end` lead to what was left out.
 */
export function fitPage(page: LogPage, range: Range): LogPage {
  const { events } = page;
  if (events.length < 2) return page;
  // Nearly every page fits, and is then written in one go.
  if (JSON.stringify(events).length <= MAX_EVENT_CHARS) return page;
  const sizes = events.map((event) => JSON.stringify(event).length + 1);
  let from = anchorOf(page, range);
  let to = from;
  let chars = 0;
  const fits = (index: number): boolean => chars + (sizes[index] ?? Infinity) <= MAX_EVENT_CHARS;
  const take = (index: number): void => void (chars += sizes[index] ?? 0);
  for (let isGrowing = true; isGrowing;) {
    isGrowing = false;
    if (fits(from - 1)) {
      take(--from);
      isGrowing = true;
    }
    if (fits(to)) {
      take(to++);
      isGrowing = true;
    }
  }
  const kept = events.slice(from, to);
  return {
    ...page,
    events: kept,
    start: kept[0]?.cursor ?? page.start,
    end: kept.at(-1)?.cursor ?? page.end,
    isFirst: page.isFirst && from === 0,
    isLast: page.isLast && to === events.length,
  };
}

/** Where the page begins to matter: its newest event, its oldest, or the one it was asked around. */
function anchorOf({ events }: LogPage, { after, around, fromEpochMs }: Range): number {
  if (around !== undefined)
    return Math.max(
      events.findIndex(({ cursor }) => cursor === around),
      0,
    );
  return after !== undefined || fromEpochMs !== undefined ? 0 : events.length;
}
