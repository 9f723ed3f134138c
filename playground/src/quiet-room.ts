import type {
  Abortable,
  LiveEvent,
  LiveOptions,
  LogPage,
  Me,
  Messages,
  OlderOptions,
  PageOptions,
  RangeOptions,
  Room,
  Connection,
  RoomInfo,
  Roster,
} from '@roompane/protocol';

const MOST_EVENTS = 256;

/** Is that something to read, and not a story of prices that a bot codes for add-ins? */
export function isForReaders(event: LiveEvent): boolean {
  if (event.type !== 'posted' || event.message.author.kind !== 'bot') return true;
  const { data } = event.message;
  return !(typeof data === 'object' && data !== null && 'type' in data && data.type === 'fx/rates');
}

/**
 * A room whose messages are those for readers, for the list to draw while an add-in draws the prices. All else is the
 * room's own. Its pages are as long as they were asked to be, however many prices lie in between.
 */
export class QuietRoom implements Room {
  readonly #room: Room;
  readonly messages: Messages;
  readonly post: Room['post'];
  readonly call: Room['call'];
  readonly follow: Room['follow'];
  readonly addEventListener: Room['addEventListener'];
  readonly removeEventListener: Room['removeEventListener'];
  readonly dispatchEvent: Room['dispatchEvent'];

  constructor(room: Room) {
    this.#room = room;
    this.post = room.post.bind(room);
    this.call = (method, params, options) => room.call(method, params, options);
    this.follow = (method, params, options) => room.follow(method, params, options);
    this.addEventListener = room.addEventListener.bind(room);
    this.removeEventListener = room.removeEventListener.bind(room);
    this.dispatchEvent = room.dispatchEvent.bind(room);
    this.messages = new QuietMessages(room.messages);
  }

  get info(): RoomInfo {
    return this.#room.info;
  }

  get me(): Me {
    return this.#room.me;
  }

  get connection(): Connection {
    return this.#room.connection;
  }

  get roster(): Roster {
    return this.#room.roster;
  }
}

class QuietMessages implements Messages {
  readonly #messages: Messages;

  constructor(messages: Messages) {
    this.#messages = messages;
  }

  latest(options?: PageOptions): Promise<LogPage> {
    return this.page(options);
  }

  older(options: OlderOptions): Promise<LogPage> {
    return this.page(options);
  }

  async page({ limit = 50, ...place }: RangeOptions = {}): Promise<LogPage> {
    const page = await this.#messages.page({ ...place, limit: MOST_EVENTS });
    const { signal } = place;
    if (place.around !== undefined) return { ...page, events: page.events.filter(isForReaders) };
    const isForwards = place.after !== undefined || place.fromEpochMs !== undefined;
    return isForwards ? this.#fillOn(page, { limit, signal }) : this.#fillBack(page, { limit, signal });
  }

  async *live(options?: LiveOptions): AsyncGenerator<LiveEvent> {
    for await (const event of this.#messages.live(options)) if (isForReaders(event)) yield event;
  }

  async *history(options: PageOptions = {}): AsyncGenerator<LogPage> {
    for (let page = await this.latest(options); ; page = await this.older({ ...options, before: page.start })) {
      yield page;
      if (page.isFirst) return;
    }
  }

  /** Reads back until the page is as long as it should be, or the log begins. */
  async #fillBack(page: LogPage, { limit, signal }: FillOptions): Promise<LogPage> {
    let { start, isFirst } = page;
    let events = page.events.filter(isForReaders);
    while (events.length < limit && !isFirst) {
      const before = await this.#messages.older({ before: start, limit: MOST_EVENTS, signal });
      events = [...before.events.filter(isForReaders), ...events];
      ({ start, isFirst } = before);
    }
    const kept = events.slice(-limit);
    const [first] = kept;
    return kept.length < events.length && first
      ? { ...page, events: kept, start: first.cursor, isFirst: false }
      : { ...page, events: kept, start, isFirst };
  }

  /** Reads on until the page is as long as it should be, or the log ends. */
  async #fillOn(page: LogPage, { limit, signal }: FillOptions): Promise<LogPage> {
    let { end, isLast } = page;
    let events = page.events.filter(isForReaders);
    while (events.length < limit && !isLast) {
      const behind = await this.#messages.page({ after: end, limit: MOST_EVENTS, signal });
      events = [...events, ...behind.events.filter(isForReaders)];
      ({ end, isLast } = behind);
    }
    const kept = events.slice(0, limit);
    const last = kept.at(-1);
    return kept.length < events.length && last
      ? { ...page, events: kept, end: last.cursor, isLast: false }
      : { ...page, events: kept, end, isLast };
  }
}

interface FillOptions extends Abortable {
  readonly limit: number;
}
