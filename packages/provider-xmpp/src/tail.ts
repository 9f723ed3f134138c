import { isRoompaneError, RoompaneError } from '@roompane/protocol';
import { MAX_ITEMS } from './archive.ts';
import { Bell } from './bell.ts';
import type { Item } from './item.ts';
import type { Log } from './log.ts';

/** Stanzas kept for streams; one that is further behind reads the archive itself. */
const KEPT_ITEMS = 1_024;

/**
 * The end of a room's archive, as far as it was read. What arrives live rings a bell and the archive is read on: only it
 * has the server's time, the real author and the one order, and after a lost line there is nothing else to do.
 */
export class Tail {
  readonly bell: Bell = new Bell();
  readonly #log: Log;
  readonly #appended: (item: Item) => void;
  #items: Item[] = [];
  /** The place behind which the kept items begin; `undefined` before the first look. */
  #from: string | undefined;
  #reading: Promise<void> | undefined;
  #isStale = false;

  constructor(log: Log, appended: (item: Item) => void) {
    this.#log = log;
    this.#appended = appended;
  }

  /** Reads what is new. Resolves when everything that was there at the call has been read. */
  sync(): Promise<void> {
    this.#isStale = true;
    return (this.#reading ??= this.#read());
  }

  find(id: string): Item | undefined {
    return this.#items.findLast((item) => item.id === id);
  }

  /** The stanzas that are within reach, oldest first. */
  get kept(): readonly Item[] {
    return this.#items;
  }

  /** How far along one is among those; -1 for what is not. */
  indexOf(id: string): number {
    return this.#items.findLastIndex((item) => item.id === id);
  }

  /** The stanzas behind a place; `undefined` when it is not within reach. */
  after(id: string): readonly Item[] | undefined {
    if (id === this.#from) return this.#items;
    const index = this.indexOf(id);
    return index < 0 ? undefined : this.#items.slice(index + 1);
  }

  async #read(): Promise<void> {
    try {
      while (this.#isStale) {
        this.#isStale = false;
        await (this.#from === undefined ? this.#begin() : this.#readOn());
      }
    } finally {
      this.#reading = undefined;
      this.bell.ring();
    }
  }

  async #begin(): Promise<void> {
    const { items, isComplete } = await this.#log.ask({ max: MAX_ITEMS, isBackward: true });
    const from = isComplete ? '' : items[0]?.id;
    this.#items = [];
    this.#from = from ?? '';
    this.#append(isComplete ? items : items.slice(1));
  }

  async #readOn(): Promise<void> {
    try {
      for (let isComplete = false; !isComplete;) {
        const page = await this.#log.ask({ max: MAX_ITEMS, from: this.#items.at(-1)?.id ?? this.#from ?? '' });
        this.#append(page.items);
        isComplete = page.isComplete;
      }
    } catch (thrown) {
      // The archive lost the place: those who follow it notice as well, and say so.
      if (!isRoompaneError(thrown, 'log/cursor-unknown')) throw thrown;
      await this.#begin();
    }
  }

  #append(items: readonly Item[]): void {
    for (const item of items) {
      this.#items.push(item);
      if (item.content.type === 'moderation') this.#remove(item.content.messageId);
      this.#appended(item);
    }
    const excess = this.#items.length - KEPT_ITEMS;
    if (excess > 0) this.#from = this.#items.splice(0, excess).at(-1)?.id;
    if (items.length > 0) this.bell.ring();
  }

  /** What was read before its words were removed does not keep them. */
  #remove(messageId: string): void {
    this.#log.events.forget(messageId);
    const index = this.indexOf(messageId);
    const item = this.#items[index];
    if (item) this.#items[index] = { ...item, content: { type: 'tombstone' } };
  }

  /** Rejects with `provider/unavailable` when the archive does not have what was announced. */
  async expect(id: string): Promise<Item> {
    if (!this.find(id)) await this.sync();
    const item = this.find(id);
    if (!item) throw new RoompaneError('provider/unavailable');
    return item;
  }
}
