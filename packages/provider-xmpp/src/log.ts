import { type Abortable, type LogEvent, RoompaneError } from '@roompane/protocol';
import { type ArchivePage, type ArchiveQuery, MAX_ITEMS } from './archive.ts';
import { Events } from './events.ts';
import type { Item } from './item.ts';
import type { PeopleContext } from './person.ts';
import { parsePlace, type Place } from './place.ts';
import { ReactionSets } from './reaction-sets.ts';
import { toCoded } from './stanza-error.ts';

/** Events in a row of the archive, and where in it they end. */
export interface Stretch {
  readonly events: readonly LogEvent[];
  /** Of the first and last stanza that was read, events or not; `undefined` when there was none. */
  readonly first: Place | undefined;
  readonly last: Place | undefined;
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
  readonly reactionSets: ReactionSets;
  readonly #askArchive: AskArchive;

  constructor(roomId: string, askArchive: AskArchive, people: () => PeopleContext) {
    this.#askArchive = askArchive;
    this.roomId = roomId;
    this.reactionSets = new ReactionSets({
      ask: (query, options) => this.ask(query, options),
      authorOf: (item) => this.events.authorOf(item),
    });
    this.events = new Events({ people, readItem: (id) => this.readItem(id), reactionSets: this.reactionSets });
  }

  /** Rejects with `log/cursor-unknown` for a place that the archive does not know. */
  async ask(query: Omit<ArchiveQuery, 'roomId'>, options?: Abortable): Promise<ArchivePage> {
    try {
      return await this.#askArchive(query, options);
    } catch (thrown) {
      throw toCoded(thrown, { 'item-not-found': 'log/cursor-unknown', forbidden: 'room/members-only' });
    }
  }

  /** What lies behind a place; from the beginning when its id is empty. */
  async readBehind(from: Place, { limit, fromEpochMs, signal }: StretchOptions): Promise<Stretch> {
    const events = await this.#readParts(from, { signal }, ({ part }) => [part + 1, undefined]);
    let first = this.#placeOf(events[0]);
    let last: Place | undefined;
    let isComplete = false;
    while (events.length < limit && !isComplete) {
      const max = Math.min(limit - events.length, MAX_ITEMS);
      const page = await this.ask({ max, from: last?.id ?? from.id, fromEpochMs }, { signal });
      // A server's times may be coarser than what was asked.
      const items = page.items.filter(({ atEpochMs }) => atEpochMs >= (fromEpochMs ?? 0));
      events.push(...(await this.events.toEvents(items)));
      first ??= at(items[0]);
      last = at(page.items.at(-1)) ?? last;
      isComplete = page.isComplete;
    }
    if (events.length <= limit)
      return { events, first, last: last ?? at(events.length > 0 ? from : undefined), isComplete };
    const kept = events.slice(0, limit);
    return { events: kept, first, last: this.#placeOf(kept.at(-1)), isComplete: false };
  }

  /** What lies before a place; up to the end when its id is empty. */
  async readBefore(from: Place, { limit, signal }: StretchOptions): Promise<Stretch> {
    let events = await this.#readParts(from, { signal }, ({ part }) => [0, part]);
    let first = this.#placeOf(events[0]);
    let last = this.#placeOf(events.at(-1));
    let isComplete = false;
    while (events.length < limit && !isComplete) {
      const max = Math.min(limit - events.length, MAX_ITEMS);
      const page = await this.ask({ max, from: first?.id ?? from.id, isBackward: true }, { signal });
      events = [...(await this.events.toEvents(page.items)), ...events];
      last ??= at(page.items.at(-1));
      first = at(page.items[0]) ?? first;
      isComplete = page.isComplete;
    }
    if (events.length <= limit) return { events, first, last, isComplete };
    const kept = events.slice(-limit);
    return { events: kept, first: this.#placeOf(kept[0]), last, isComplete: false };
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
  /** Of the events of a place's own stanza those on one side of it. */
  async #readParts(
    { id, part }: Place,
    options: Abortable,
    toRange: (place: { readonly part: number }) => readonly [number, number | undefined],
  ): Promise<LogEvent[]> {
    if (part === undefined) return [];
    const item = await this.readItem(id, options);
    if (!item) throw new RoompaneError('log/cursor-unknown');
    return (await this.events.toEvents([item])).slice(...toRange({ part }));
  }

  #placeOf(event: LogEvent | undefined): Place | undefined {
    return event && parsePlace(this.roomId, event.cursor);
  }
}

function at(stanza: { readonly id: string } | undefined): Place | undefined {
  return stanza && { id: stanza.id, isBehind: false };
}
