import type { Cursor, UnreadState } from '@roompane/protocol';
import type { ActedRoom } from './acts/acted-room.ts';
import type { FeedEvent } from './room-feed.ts';
import { LatestPlaces } from './latest-places.ts';
import { StateFeed } from './state-feed.ts';

/** Places, at the least, that a marker can be set to without a look at the log; there are never twice as many. */
const KEPT_PLACES = 2_048;

interface Place {
  /** Events up to it. */
  readonly number: number;
  /** Posts of others up to it. */
  readonly posted: number;
}

/**
 * What is unread in a room whose server does not keep it: the host counts what others post from joining on, and its marker
 * lasts as long as the room is joined. Until the marker is set, and behind a gap, the count is a least. @spec UN2
 */
export class CountedUnread {
  readonly feed: StateFeed<UnreadState>;
  readonly #acted: Pick<ActedRoom, 'room'>;
  readonly #places = new LatestPlaces<Place>(KEPT_PLACES);
  #events = 0;
  #posted = 0;
  /** Up to where everything is read. */
  #read: Place = { number: 0, posted: 0 };
  #isAtLeast = true;
  #readUpTo: Cursor | undefined;
  #isFollowed = false;

  constructor({ room, feed, ended }: Pick<ActedRoom, 'room' | 'feed' | 'ended'>) {
    this.#acted = { room };
    this.feed = new StateFeed<UnreadState>(this.#state, () => {
      this.#isFollowed = true;
      this.feed.update(this.#state);
    });
    feed.listen((event) => this.#take(event), { signal: ended });
  }

  /** Moves the marker on, never back. Rejects with `log/cursor-unknown`. */
  async markRead(upTo: Cursor, { signal }: { readonly signal: AbortSignal }): Promise<void> {
    const read = this.#places.get(upTo);
    if (!read) {
      // From before what was counted: the marker stands there or behind it already. The log knows whether it is a place.
      await this.#acted.room.readLog({ after: upTo, limit: 1, signal });
    } else if (read.number > this.#read.number) {
      this.#read = read;
      this.#readUpTo = upTo;
      this.#isAtLeast = false;
      this.feed.update(this.#state);
    }
  }

  get #state(): UnreadState {
    const readUpTo = this.#readUpTo === undefined ? {} : { readUpTo: this.#readUpTo };
    return { count: this.#posted - this.#read.posted, isAtLeast: this.#isAtLeast, ...readUpTo };
  }

  #take(event: FeedEvent): void {
    if (event.type === 'gap') this.#isAtLeast = true;
    else {
      if (event.type === 'posted' && event.message.author.id !== this.#acted.room.standing.person.id) this.#posted++;
      this.#places.set(event.cursor, { number: ++this.#events, posted: this.#posted });
    }
    if (this.#isFollowed) this.feed.update(this.#state);
  }
}
