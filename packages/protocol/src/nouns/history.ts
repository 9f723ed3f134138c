import type { Cursor, LogPage } from '../log.ts';
import type { PageOptions, Room } from '../room.ts';

/** Where a walk through the pages of a room begins, and which way it goes. At most one of the places. */
export interface HistoryOptions extends PageOptions {
  /** The way from page to page; within a page events come oldest first either way. @default 'newest-first' */
  readonly order?: 'newest-first' | 'oldest-first' | undefined;
  /** Begin next to this place. @default the end of the log; oldest first, its beginning */
  readonly from?: Cursor | undefined;
  /** Begin at this time: oldest first with the first event at or after it, newest first with the last one before it. */
  readonly fromEpochMs?: number | undefined;
}

/**
 * Pages of a room from any place, both ways, without a hole or an overlap. It ends behind the first page of the log, or the
 * last; a page is asked for when it is wanted. Needs the grant `messages/read`. Throws as `messages.page()` rejects; ends
 * without an error when its signal aborts.
 */
export async function* history(
  room: Pick<Room, 'messages'>,
  { order, from, fromEpochMs, limit, signal }: HistoryOptions = {},
): AsyncGenerator<LogPage, void> {
  const { messages } = room;
  const isForwards = order === 'oldest-first';
  try {
    let place: { readonly before?: Cursor; readonly after?: Cursor; readonly fromEpochMs?: number };
    if (isForwards) place = from === undefined ? { fromEpochMs: fromEpochMs ?? 0 } : { after: from };
    else if (fromEpochMs === undefined) place = from === undefined ? {} : { before: from };
    else place = { before: (await messages.page({ fromEpochMs, limit: 1, signal })).start };
    for (;;) {
      const page = await messages.page({ ...place, limit, signal });
      if (page.events.length > 0) yield page;
      // A page that neither gives anything nor says that it is the last would be asked for without end.
      if (page.events.length === 0 || (isForwards ? page.isLast : page.isFirst)) return;
      place = isForwards ? { after: page.end } : { before: page.start };
    }
  } catch (thrown) {
    if (!signal?.aborted) throw thrown;
  }
}
