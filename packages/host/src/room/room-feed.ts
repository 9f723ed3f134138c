import {
  type Abortable,
  type CaughtUpEvent,
  type Clock,
  type Cursor,
  type GapEvent,
  isRoompaneError,
  LIMITS,
  type LiveEvent,
  type LogEvent,
  type LogPage,
  type ProviderRoom,
  RoompaneError,
  toRoompaneError,
} from '@roompane/protocol';
import { EventRing } from './event-ring.ts';
import { FeedItem } from './feed-item.ts';
import { followStream } from './follow-stream.ts';
import { LatestPlaces } from './latest-places.ts';
import { isNews, toStretch } from './log-stretch.ts';

/** What a provider's live stream yields. */
export type FeedEvent = LogEvent | GapEvent;

/** A reader's place: all that is kept for one. Opaque to readers. */
export interface FeedPlace {
  /** Of the last event given. */
  readonly cursor: Cursor;
  /** Of the next event in the feed, where the feed is known to reach back that far. */
  readonly number?: number;
  /** The reader was told that what follows is live. */
  readonly isCaughtUp: boolean;
}

/** An event with the place behind it. */
export interface FeedStretchEvent {
  readonly event: LiveEvent;
  readonly place: FeedPlace;
  /** The event's JSON, which the feed keeps for all who ask. Absent where the event is not the feed's own. */
  readonly written?: { readonly json: string } | undefined;
}

/** What lies behind a place. */
export interface FeedStretch {
  readonly events: readonly FeedStretchEvent[];
  readonly place: FeedPlace;
  /** Nothing newer is known. What the feed tells its listeners next follows this stretch without a hole. */
  readonly isLast: boolean;
}

/** Told of a new event, the place behind it, and its JSON for those who carry it on. */
export type FeedListener = (event: FeedEvent, place: FeedPlace, written: { readonly json: string }) => void;

export interface RoomFeedOptions {
  /** The place in the log from which on the feed follows it. */
  readonly head: Cursor;
  readonly clock: Clock;
  /** Ends the feed. */
  readonly signal: AbortSignal;
  /** Called once when the provider ends the stream for good. */
  readonly onEnd: (reason: RoompaneError) => void;
}

const caughtUp: CaughtUpEvent = { type: 'caught-up' };

/**
 * The one live stream of a room, shared by all who read it. The feed keeps the latest events; a reader keeps its place
 * and nothing else, so that one who stops asking costs nothing: when it asks again it is caught up from here, or from the
 * log. An event counts once, by its cursor. @spec ST5 ST6 PR3
 */
export class RoomFeed {
  readonly #room: ProviderRoom;
  readonly #options: RoomFeedOptions;
  readonly #ring = new EventRing<FeedItem>(LIMITS.queueEvents);
  /** As many as the ring has at the most: it is cut in stretches. */
  readonly #numbers = new LatestPlaces<number>(1.25 * LIMITS.queueEvents);
  readonly #listeners = new Set<FeedListener>();
  /** Ends the provider's stream that is open now. */
  #line = new AbortController();
  #head: Cursor;

  constructor(room: ProviderRoom, options: RoomFeedOptions) {
    this.#room = room;
    this.#options = options;
    this.#head = options.head;
    // The place before the first event is one that readers come with, too.
    this.#numbers.set(options.head, -1);
    void this.#follow();
  }

  /** The place of the latest event. */
  get head(): Cursor {
    return this.#head;
  }

  /** Where a reader begins: behind `after`, or here and now. */
  placeAfter(after?: Cursor): FeedPlace {
    if (after !== undefined) return { cursor: after, isCaughtUp: false };
    return { cursor: this.#head, number: this.#ring.end, isCaughtUp: false };
  }

  /** New events from the call on, each with the place behind it. */
  listen(listener: FeedListener, { signal }: { readonly signal: AbortSignal }): void {
    if (signal.aborted) return;
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener), { once: true });
  }

  /** Resolves when there may be something behind `place`, or the signal aborts. */
  changed(place: FeedPlace, { signal }: { readonly signal: AbortSignal }): Promise<void> {
    return place.number === this.#ring.end ? this.#ring.wait(signal) : Promise.resolve();
  }

  /**
   * What lies behind `place`, oldest first, at most a page. `caught-up` is among it where the reader is due to hear it;
   * a place that the log does not know gives `gap` and goes on from now. Rejects with the provider's coded error.
   */
  async read(place: FeedPlace, { signal }: Abortable = {}): Promise<FeedStretch> {
    if (place.number === undefined && this.#numberBehind(place.cursor) !== undefined) {
      // The live stream may lag behind the log, and `caught-up` would come too soon. A line that is down is no reason to
      // hold back what is known.
      await this.#catchUp().catch(() => undefined);
    }
    const number = place.number ?? this.#numberBehind(place.cursor);
    if (number !== undefined && number >= this.#ring.base) return this.#readRing(number, place);
    const range = { after: place.cursor, limit: LIMITS.pageEvents, signal };
    try {
      const page = await this.#room.readLog(range);
      if (isNews(page, place.cursor)) return toStretch(page, place.cursor);
      return await this.#join(place, range);
    } catch (thrown) {
      if (!isRoompaneError(thrown, 'log/cursor-unknown')) throw toRoompaneError(thrown);
      return this.#beginNow(place);
    }
  }

  /** The log does not know `place`. The feed may lag behind a reader who knows more, and now is the end of the log. */
  async #beginNow(place: FeedPlace): Promise<FeedStretch> {
    await this.#catchUp();
    const number = this.#numberBehind(place.cursor);
    if (number !== undefined) return this.#readRing(number, place);
    const now = this.placeAfter();
    const gap: GapEvent = { type: 'gap', after: place.cursor };
    return { events: [{ event: gap, place: now }], place: now, isLast: false };
  }

  /** Of the event behind a place, where the feed still has that event, or will have it next. */
  #numberBehind(cursor: Cursor): number | undefined {
    const number = (this.#numbers.get(cursor) ?? NaN) + 1;
    return number >= this.#ring.base ? number : undefined;
  }

  #readRing(number: number, { isCaughtUp, cursor }: FeedPlace): FeedStretch {
    const items = this.#ring.slice(number, LIMITS.pageEvents);
    const isLast = number + items.length === this.#ring.end;
    const events: FeedStretchEvent[] = items.map((item, index) => ({
      event: item.event,
      place: { cursor: item.cursor, number: number + index + 1, isCaughtUp },
      written: item,
    }));
    let place = events.at(-1)?.place ?? { cursor, number, isCaughtUp };
    if (isLast && !isCaughtUp) {
      place = { ...place, isCaughtUp: true };
      events.push({ event: caughtUp, place });
    }
    return { events, place, isLast };
  }

  /**
   * The log has nothing behind `place`, and the feed does not know the place: either the live stream lags behind the
   * log, or the place is another name of the end. Reading on to the end of the log tells the two apart.
   */
  async #join(place: FeedPlace, range: { readonly after: Cursor; readonly limit: number }): Promise<FeedStretch> {
    await this.#catchUp();
    const end = this.#ring.end;
    const number = this.#numberBehind(place.cursor);
    if (number !== undefined) return this.#readRing(number, place);
    const page = await this.#room.readLog(range);
    return isNews(page, place.cursor)
      ? toStretch(page, place.cursor)
      : this.#readRing(end, { ...place, isCaughtUp: false });
  }

  /**
   * Reads on to the end of the log. A page counts only while the head it was asked for is still the head, and the live
   * stream begins anew behind it: what either of them still had under way would come a second time.
   */
  async #catchUp(): Promise<void> {
    const { signal } = this.#options;
    for (let isLast = false; !isLast && !signal.aborted;) {
      const head = this.#head;
      const page = await this.#readBehind(head);
      if (head !== this.#head) continue;
      if (isNews(page, head)) this.#line.abort();
      if (page.hasGap && page.end !== head) this.#skip(page);
      for (const event of page.events) this.#take(event);
      isLast = page.isLast || page.events.length === 0;
    }
  }

  /** A log that has forgotten the feed's own place gives what it still has, and a hole before it. */
  async #readBehind(head: Cursor): Promise<LogPage> {
    const newest = { limit: LIMITS.pageEvents, signal: this.#options.signal };
    try {
      return await this.#room.readLog({ ...newest, after: head });
    } catch (thrown) {
      if (!isRoompaneError(thrown, 'log/cursor-unknown')) throw thrown;
      return { ...(await this.#room.readLog(newest)), hasGap: true };
    }
  }

  /** A server that has forgotten the feed's own place is read anew: what is missing is told, and the room goes on. */
  async #mend(error: RoompaneError): Promise<boolean> {
    if (error.code !== 'log/cursor-unknown') return false;
    // A line that is down meanwhile is tried again with the stream.
    await this.#catchUp().catch(() => undefined);
    return true;
  }

  async #follow(): Promise<void> {
    const { signal, clock, onEnd } = this.#options;
    signal.addEventListener('abort', () => this.#line.abort(), { once: true });
    for (;;) {
      this.#line = new AbortController();
      const line = this.#line.signal;
      const open = () => this.#room.live({ after: this.#head, signal: line });
      const take = (event: FeedEvent): void => this.#take(event);
      const mend = (broken: RoompaneError): Promise<boolean> => this.#mend(broken);
      const error = await followStream(open, { take, mend, clock, signal: line });
      if (signal.aborted) return;
      // A provider ends the stream by itself when the room was left: the server put the user out.
      if (!line.aborted) return onEnd(error ?? new RoompaneError('room/not-joined'));
    }
  }

  /** Some of what came before a page is no longer kept. Its events, if it has any, come next. */
  #skip({ events, end }: LogPage): void {
    this.#take({ type: 'gap', after: this.#head });
    if (events.length > 0) return;
    // There is no event to go on from.
    this.#head = end;
    this.#numbers.set(end, this.#ring.end - 1);
  }

  #take(event: FeedEvent): void {
    if (event.type !== 'gap') {
      if (this.#numbers.get(event.cursor) !== undefined) return;
      this.#head = event.cursor;
      this.#numbers.set(event.cursor, this.#ring.end);
    }
    const item = new FeedItem(event, this.#head);
    this.#ring.push(item);
    const place: FeedPlace = { cursor: this.#head, number: this.#ring.end, isCaughtUp: true };
    for (const listener of this.#listeners) listener(event, place, item);
  }
}
