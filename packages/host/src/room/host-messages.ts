import {
  LIMITS,
  type LiveEvent,
  type LiveOptions,
  type LogPage,
  type LogRange,
  type Messages,
  type OlderOptions,
  type PageOptions,
  type ProviderRoom,
  RoompaneError,
} from '@roompane/protocol';
import { untilAborted } from './abortable.ts';
import { PulledStream, type Source } from './pulled-stream.ts';
import type { FeedPlace, RoomFeed } from './room-feed.ts';

/** The messages of a room over a provider. */
export class HostMessages implements Messages {
  readonly #room: ProviderRoom;
  readonly #feed: RoomFeed;
  readonly #ended: AbortSignal;

  constructor(room: ProviderRoom, feed: RoomFeed, { ended }: { readonly ended: AbortSignal }) {
    this.#room = room;
    this.#feed = feed;
    this.#ended = ended;
  }

  latest({ limit, signal }: PageOptions = {}): Promise<LogPage> {
    return this.#read({ limit: limit ?? 50, signal });
  }

  older({ before, limit, signal }: OlderOptions): Promise<LogPage> {
    return this.#read({ before, limit: limit ?? 50, signal });
  }

  live({ after, signal }: LiveOptions = {}): AsyncIterable<LiveEvent> {
    return new PulledStream(createReader(this.#feed, this.#feed.placeAfter(after)), { signal, ended: this.#ended });
  }

  history({ limit = 50, signal }: PageOptions = {}): AsyncIterable<LogPage> {
    let last: LogPage | undefined;
    const pull = async (asked: AbortSignal): Promise<LogPage | undefined> => {
      if (last?.isFirst) return undefined;
      const before = last?.start;
      const page = await this.#read({ limit, signal: asked, ...(before === undefined ? {} : { before }) });
      // A page that neither gives anything nor says that it is the first would be asked for without end.
      if (page.events.length === 0 && last) return undefined;
      last = page;
      return page;
    };
    return new PulledStream({ pull }, { signal, ended: this.#ended });
  }

  #read(range: LogRange): Promise<LogPage> {
    const { limit, signal } = range;
    if (!Number.isSafeInteger(limit) || limit < 1 || limit > LIMITS.pageEvents) {
      const data = { path: 'limit', expected: `integer from 1 to ${LIMITS.pageEvents}` };
      return Promise.reject(new RoompaneError('argument/invalid', { data }));
    }
    return untilAborted((asked) => this.#room.readLog({ ...range, signal: asked }), { signal, ended: this.#ended });
  }
}

/** A reader of its own place: it keeps the place, and of one page what was not asked for yet. */
function createReader(feed: RoomFeed, start: FeedPlace): Source<LiveEvent> {
  let place = start;
  let page: readonly LiveEvent[] = [];
  let given = 0;
  return {
    takeReady: () => page[given++],
    async pull(signal) {
      while (!signal.aborted) {
        const stretch = await feed.read(place, { signal });
        if (signal.aborted) return undefined;
        place = stretch.place;
        page = stretch.events.map(({ event }) => event);
        given = 1;
        if (page[0]) return page[0];
        if (stretch.isLast) await feed.changed(place, { signal });
      }
      return undefined;
    },
  };
}
