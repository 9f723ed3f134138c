import type { Cursor, LogPage, LogRange, MessageQuery, PostedEvent } from '@roompane/protocol';
import type { LaterChanges } from './later-changes.ts';

/** Where in a log to read. */
export type Place = Pick<LogRange, 'before' | 'after' | 'fromEpochMs'>;

export interface WalkOptions {
  readonly read: (place: Place) => Promise<LogPage>;
  /** Takes what becomes of the posts, before they are met. */
  readonly changes: LaterChanges;
  readonly query: Pick<MessageQuery, 'order' | 'fromEpochMs' | 'toEpochMs'>;
  /** Go on behind this post, in the order of the walk. */
  readonly from: Cursor | undefined;
}

/**
 * The posts of a log in the order of a query, and `undefined` behind each page, where a walk can rest. It goes from the end
 * of the log towards its beginning, since what a post stands for now is told behind it; oldest first it then comes back.
 * @spec SE2 SE3
 */
export async function* walkPosts(options: WalkOptions): AsyncGenerator<PostedEvent | undefined, void> {
  if (options.query.order !== 'oldest-first') return yield* walkBack(options);
  for await (const _post of walkBack({ ...options, from: undefined })) yield undefined;
  yield* walkOn(options);
}

async function* walkBack({ read, changes, query, from }: WalkOptions): AsyncGenerator<PostedEvent | undefined, void> {
  const { fromEpochMs = 0 } = query;
  let isSkipping = from !== undefined;
  for (let place: Place = {}; ;) {
    const page = await read(place);
    for (const event of [...page.events].reverse()) {
      if (event.type !== 'posted') changes.takeOlder(event);
      else if (isSkipping) isSkipping = event.cursor !== from;
      else yield event;
    }
    if (page.isFirst || page.events.length === 0 || arePosts(page, (atEpochMs) => atEpochMs < fromEpochMs)) return;
    place = { before: page.start };
    yield undefined;
  }
}

async function* walkOn({ read, query, from }: WalkOptions): AsyncGenerator<PostedEvent | undefined, void> {
  const { fromEpochMs = 0, toEpochMs = Infinity } = query;
  for (let place: Place = from === undefined ? { fromEpochMs } : { after: from }; ;) {
    const page = await read(place);
    for (const event of page.events) if (event.type === 'posted') yield event;
    if (page.isLast || page.events.length === 0 || arePosts(page, (atEpochMs) => atEpochMs >= toEpochMs)) return;
    place = { after: page.end };
    yield undefined;
  }
}

/** The page has posts, and all of them lie there: a single clock that went wrong does not end a walk. */
function arePosts({ events }: LogPage, lieThere: (atEpochMs: number) => boolean): boolean {
  const times = events.flatMap((event) => (event.type === 'posted' ? event.message.postedAtEpochMs : []));
  return times.length > 0 && times.every(lieThere);
}
