import type { Cursor, LogEvent, Message, ReactedEvent } from '@roompane/protocol';
import { applyChange, type ChangeEvent, merge, type MessageChange, withEarlier, withLater } from './message-change.ts';
import { MessageReactions } from './message-reactions.ts';

/** Messages whose edits, removals and reactions are remembered while they are not in the window; the longest untouched go first. */
const CHANGES_KEPT = 10_000;

interface Entry {
  readonly cursor: Cursor;
  readonly post: Message;
  /** Ids of later posts that turned out to be this message. */
  readonly aliases: string[];
  /** The post after its changes. */
  message: Message;
}

/**
 * The messages of one stretch of a room's log, which grows and is cut at both ends. A message has a place, a whole number
 * that it keeps as long as it is in the window; older ones have lower places. A place may be empty: what stood there is
 * an older message after all.
 *
 * It folds as `MessageFold` does: an event counts once, a change waits for its message, posts of one author with one key
 * are the first of them. But what is cut off is forgotten, all but its edits,
 * removals and reactions. @spec LO3
 */
export class MessageWindow {
  #first = 0;
  #entries: (Entry | undefined)[] = [];
  #places = new Map<string, number>();
  #keys = new Map<string, number>();
  #changes = new Map<string, MessageChange>();
  #reactions = new Map<string, MessageReactions>();
  /** Another number whenever a message that is there became another. */
  revision = 0;

  /** The lowest place. */
  get first(): number {
    return this.#first;
  }

  /** One above the highest place. */
  get end(): number {
    return this.#first + this.#entries.length;
  }

  /** Places, the empty ones among them. */
  get count(): number {
    return this.#entries.length;
  }

  at(place: number): Message | undefined {
    return this.#entries[place - this.#first]?.message;
  }

  /** Where a message stands, also under the id of a post that turned out to be it. */
  placeOf(messageId: string): number | undefined {
    return this.#places.get(messageId);
  }

  /** The author's post with that key is among the messages. */
  hasKey(authorId: string, key: string): boolean {
    return this.#keys.has(nameKey(authorId, key));
  }

  /** Who reacted to a message; the same object for as long as the message is known. */
  reactionsTo(messageId: string): MessageReactions | undefined {
    return this.#reactions.get(messageId);
  }

  /** The message before a place, over empty ones. */
  before(place: number): Message | undefined {
    for (let at = place - 1; at >= this.#first; at--) {
      const message = this.at(at);
      if (message) return message;
    }
    return undefined;
  }

  /** Where in the log a message was posted; `undefined` for one that is not here. */
  cursorOf(messageId: string): Cursor | undefined {
    const place = this.placeOf(messageId);
    return place === undefined ? undefined : this.#entries[place - this.#first]?.cursor;
  }

  /** Where in the log the first message was posted. */
  get firstCursor(): Cursor | undefined {
    return this.#entries.find((entry) => entry)?.cursor;
  }

  /** Where in the log the last message was posted. */
  get lastCursor(): Cursor | undefined {
    return this.#entries.findLast((entry) => entry)?.cursor;
  }

  /** Takes events, oldest first, that follow those given so far. Gives the messages that are new. */
  append(events: readonly LogEvent[]): readonly Message[] {
    const arrived: Message[] = [];
    for (const event of events) {
      if (event.type !== 'posted') {
        this.#change(event, withLater);
        continue;
      }
      const { message, cursor } = event;
      if (this.#places.has(message.id) || this.#isAlias(message)) continue;
      const entry = this.#createEntry(message, cursor);
      this.#entries.push(entry);
      this.#enter(entry, this.end - 1);
      arrived.push(entry.message);
    }
    return arrived;
  }

  /** Takes changes of messages that lie behind the window. Those in it change; the others are remembered. */
  heed(events: readonly LogEvent[]): void {
    for (const event of events) if (event.type !== 'posted') this.#change(event, withLater);
  }

  /** Takes a page, its events oldest first, that those given so far follow. */
  prepend(events: readonly LogEvent[]): void {
    const older = new Map<string, Entry>();
    for (const event of events.toReversed()) {
      if (event.type !== 'posted') this.#change(event, withEarlier);
      else if (!this.#places.has(event.message.id))
        older.set(event.message.id, this.#createEntry(event.message, event.cursor));
    }
    const newestFirst = [...older.values()];
    this.#first -= newestFirst.length;
    this.#entries = [...newestFirst.toReversed(), ...this.#entries];
    for (const [index, entry] of newestFirst.entries()) {
      this.#replace(entry);
      this.#enter(entry, this.#first + newestFirst.length - 1 - index);
    }
  }

  /** Forgets what stands before `place`. */
  cutBefore(place: number): void {
    const count = Math.min(Math.max(0, place - this.#first), this.count);
    this.#leave(this.#entries.splice(0, count));
    this.#first += count;
  }

  /** Forgets `place` and what stands behind it. */
  cutFrom(place: number): void {
    this.#leave(this.#entries.splice(Math.max(0, place - this.#first)));
  }

  /** Forgets all messages. What comes next gets places that none had. */
  clear(): void {
    this.#first = this.end + 1;
    this.#entries = [];
    this.#places.clear();
    this.#keys.clear();
  }

  #createEntry(post: Message, cursor: Cursor): Entry {
    return { cursor, post, aliases: [], message: applyChange(post, this.#changes.get(post.id)) };
  }

  /** True when a message of the window has the same author and key: then this is that one, posted again. */
  #isAlias(message: Message): boolean {
    const place = this.#placeOfKey(message);
    const entry = place === undefined ? undefined : this.#entries[place - this.#first];
    if (place === undefined || !entry) return false;
    this.#places.set(message.id, place);
    entry.aliases.push(message.id);
    this.#refold(entry);
    return true;
  }

  /** Where an older post comes in that is a known message, that one's place becomes empty. */
  #replace(entry: Entry): void {
    const place = this.#placeOfKey(entry.post);
    const newer = place === undefined ? undefined : this.#entries[place - this.#first];
    if (place === undefined || !newer) return;
    this.#entries[place - this.#first] = undefined;
    entry.aliases.push(newer.post.id, ...newer.aliases);
    this.#refold(entry);
  }

  #placeOfKey(message: Message): number | undefined {
    const key = sharedKey(message);
    return key === undefined ? undefined : this.#keys.get(key);
  }

  #enter({ post, aliases }: Entry, place: number): void {
    for (const id of [post.id, ...aliases]) this.#places.set(id, place);
    const key = sharedKey(post);
    if (key !== undefined) this.#keys.set(key, place);
  }

  #leave(entries: readonly (Entry | undefined)[]): void {
    for (const entry of entries) {
      if (!entry) continue;
      for (const id of [entry.post.id, ...entry.aliases]) this.#places.delete(id);
      const key = sharedKey(entry.post);
      if (key !== undefined) this.#keys.delete(key);
    }
  }

  #change(event: ChangeEvent, fold: typeof withLater): void {
    const { messageId } = event;
    if (event.type === 'reacted') return this.#react(event, fold === withLater);
    const known = this.#changes.get(messageId);
    const change = fold(known, event);
    if (change === known) return;
    putNewest(this.#changes, messageId, change);
    const place = this.#places.get(messageId);
    const entry = place === undefined ? undefined : this.#entries[place - this.#first];
    if (entry) this.#refold(entry);
  }

  #refold(entry: Entry): void {
    this.revision++;
    const changes = [entry.post.id, ...entry.aliases].map((id) => this.#changes.get(id));
    entry.message = applyChange(entry.post, changes.reduce(merge));
  }

  /** A reaction to a post that turned out to be another message is one to that message. */
  #react(event: ReactedEvent, isLater: boolean): void {
    const place = this.#places.get(event.messageId);
    const messageId = (place === undefined ? undefined : this.at(place)?.id) ?? event.messageId;
    const reactions = this.#reactions.get(messageId) ?? new MessageReactions();
    if (isLater) reactions.takeLater(event);
    else reactions.takeEarlier(event);
    putNewest(this.#reactions, messageId, reactions);
  }
}

function putNewest<Value>(map: Map<string, Value>, messageId: string, value: Value): void {
  map.delete(messageId);
  map.set(messageId, value);
  if (map.size <= CHANGES_KEPT) return;
  for (const oldest of map.keys()) {
    map.delete(oldest);
    return;
  }
}

function sharedKey({ author, key }: Message): string | undefined {
  return key === undefined ? undefined : nameKey(author.id, key);
}

const nameKey = (authorId: string, key: string): string => JSON.stringify([authorId, key]);
