import {
  type LiveEvent,
  type LiveOptions,
  type LogPage,
  type Messages,
  type PageOptions,
  parseAs,
  parseRange,
  type ProviderRoom,
  type RangeOptions,
} from '@roompane/protocol';
import { orEnd, throwIfOver } from './abortable.ts';
import { PulledStream, type Source } from './pulled-stream.ts';
import type { FeedPlace, RoomFeed } from './room-feed.ts';

const DEFAULT_PAGE_EVENTS = 50;

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

  latest(options?: PageOptions): Promise<LogPage> {
    return this.page(options);
  }

  older(options: RangeOptions): Promise<LogPage> {
    return this.page(options);
  }

  async page({ signal, ...asked }: RangeOptions = {}): Promise<LogPage> {
    const { limit = DEFAULT_PAGE_EVENTS, ...place } = parseAs(parseRange, asked, 'argument/invalid');
    const ends = { signal, ended: this.#ended };
    throwIfOver(ends);
    return orEnd(this.#room.readLog({ limit, ...place, signal: signal ?? this.#ended }), ends);
  }

  live({ after, signal }: LiveOptions = {}): AsyncIterable<LiveEvent> {
    return new PulledStream(createReader(this.#feed, this.#feed.placeAfter(after)), { signal, ended: this.#ended });
  }

  history({ limit, signal }: PageOptions = {}): AsyncIterable<LogPage> {
    let last: LogPage | undefined;
    const pull = async (asked: AbortSignal): Promise<LogPage | undefined> => {
      if (last?.isFirst) return undefined;
      const page = await this.page({ limit, signal: asked, ...(last && { before: last.start }) });
      // A page that neither gives anything nor says that it is the first would be asked for without end.
      if (page.events.length === 0 && last) return undefined;
      last = page;
      return page;
    };
    return new PulledStream({ pull }, { signal, ended: this.#ended });
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
