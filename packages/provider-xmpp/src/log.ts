import { type Abortable, type LogEvent, RoompaneError } from '@roompane/protocol';
import { type ArchivePage, type ArchiveQuery, MAX_ITEMS } from './archive.ts';
import { Events } from './events.ts';
import type { Item } from './item.ts';
import type { PeopleContext } from './person.ts';
import { toCoded } from './stanza-error.ts';

/** Events in a row of the archive, and where in it they end. */
export interface Stretch {
  readonly events: readonly LogEvent[];
  /** Ids of the first and last stanza that was read, events or not; `undefined` when there was none. */
  readonly first: string | undefined;
  readonly last: string | undefined;
  readonly isComplete: boolean;
}

export interface StretchOptions extends Abortable {
  /** Events. */
  readonly limit: number;
  readonly fromEpochMs?: number;
}

/** Asks a room's archive, and rejects with the server's refusal. */
export type AskArchive = (query: Omit<ArchiveQuery, 'roomId'>, options?: Abortable) => Promise<ArchivePage>;

/** One room's archive, as events. Rejects with coded errors. */
export class Log {
  readonly roomId: string;
  readonly events: Events;
  readonly #askArchive: AskArchive;

  constructor(roomId: string, askArchive: AskArchive, people: () => PeopleContext) {
    this.#askArchive = askArchive;
    this.roomId = roomId;
    this.events = new Events(people, (id) => this.readItem(id));
  }

  /** Rejects with `log/cursor-unknown` for a place that the archive does not know. */
  async ask(query: Omit<ArchiveQuery, 'roomId'>, options?: Abortable): Promise<ArchivePage> {
    try {
      return await this.#askArchive(query, options);
    } catch (thrown) {
      throw toCoded(thrown, { 'item-not-found': 'log/cursor-unknown', forbidden: 'room/members-only' });
    }
  }

  /** What lies behind a place; from the beginning when it is empty. */
  async readBehind(from: string, { limit, fromEpochMs, signal }: StretchOptions): Promise<Stretch> {
    const events: LogEvent[] = [];
    let [first, last]: (string | undefined)[] = [];
    let isComplete = false;
    while (events.length < limit && !isComplete) {
      const max = Math.min(limit - events.length, MAX_ITEMS);
      const page = await this.ask({ max, from: last ?? from, fromEpochMs }, { signal });
      // A server's times may be coarser than what was asked.
      const items = page.items.filter(({ atEpochMs }) => atEpochMs >= (fromEpochMs ?? 0));
      events.push(...(await this.events.toEvents(items)));
      first ??= items[0]?.id;
      last = page.items.at(-1)?.id ?? last;
      isComplete = page.isComplete;
    }
    return { events, first, last, isComplete };
  }

  /** What lies before a place; up to the end when it is empty. */
  async readBefore(from: string, { limit, signal }: StretchOptions): Promise<Stretch> {
    let events: LogEvent[] = [];
    let [first, last]: (string | undefined)[] = [];
    let isComplete = false;
    while (events.length < limit && !isComplete) {
      const max = Math.min(limit - events.length, MAX_ITEMS);
      const page = await this.ask({ max, from: first ?? from, isBackward: true }, { signal });
      events = [...(await this.events.toEvents(page.items)), ...events];
      last ??= page.items.at(-1)?.id;
      first = page.items[0]?.id ?? first;
      isComplete = page.isComplete;
    }
    return { events, first, last, isComplete };
  }

  /** One stanza by its id. Not every server looks up ids, but every one reads on from a place. */
  async readItem(id: string, options?: Abortable): Promise<Item | undefined> {
    try {
      const { items: older } = await this.ask({ max: 1, from: id, isBackward: true }, options);
      const { items } = await this.ask({ max: 1, from: older[0]?.id ?? '' }, options);
      return items[0]?.id === id ? items[0] : undefined;
    } catch (thrown) {
      if (thrown instanceof RoompaneError && thrown.code === 'log/cursor-unknown') return undefined;
      throw thrown;
    }
  }
}
