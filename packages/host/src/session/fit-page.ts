import { LIMITS, type LogPage } from '@roompane/protocol';

/** A reply is one envelope: the rest of it beside the events is short. */
const MAX_EVENT_CHARS = LIMITS.envelopeChars - 4_096;

/**
 * The newest part of a page that fits one envelope; one event always does. A page that was cut is no longer the first of
 * the log, and its `start` leads to what was left out.
 */
export function fitPage(page: LogPage): LogPage {
  let chars = 0;
  let from = page.events.length;
  while (from > 0) {
    chars += JSON.stringify(page.events[from - 1]).length + 1;
    if (chars > MAX_EVENT_CHARS) break;
    from--;
  }
  if (from === 0) return page;
  const events = page.events.slice(from);
  return { ...page, events, start: events[0]?.cursor ?? page.start, isFirst: false };
}
