import type { LogEvent, Message } from '@roompane/protocol';
import type { Content, Item } from './item.ts';
import { type PeopleContext, toPerson } from './person.ts';
import { toCursor } from './place.ts';
import type { ReactionSets } from './reaction-sets.ts';

/** Messages whose authors are remembered, so that a change of one need not ask the archive. */
const KNOWN_MESSAGES = 4_096;

/** The item at a place of the archive; `undefined` when there is none. */
type ReadItem = (id: string) => Promise<Item | undefined>;

export interface EventsOptions {
  readonly people: () => PeopleContext;
  readonly readItem: ReadItem;
  readonly reactionSets: ReactionSets;
}

/** Makes events of a room's stanzas. What a change says is only believed of one's own messages. */
export class Events {
  readonly #people: () => PeopleContext;
  readonly #readItem: ReadItem;
  readonly #reactionSets: ReactionSets;
  readonly #items = new Map<string, Item>();
  /** By author and the author's own id. */
  readonly #byOriginalId = new Map<string, string>();

  constructor({ people, readItem, reactionSets }: EventsOptions) {
    this.#people = people;
    this.#readItem = readItem;
    this.#reactionSets = reactionSets;
  }

  async toEvents(items: readonly Item[]): Promise<LogEvent[]> {
    const events: LogEvent[] = [];
    for (const item of items) {
      const { content } = item;
      const event = await this.toEvent(item);
      if (event) events.push(event);
      if (content.type === 'reactions') events.push(...(await this.#toReacted(item, content.messageId)));
    }
    return events;
  }

  /** `undefined` for a stanza that is not one event: a subject, a forged edit, what nobody knows. */
  async toEvent(item: Item): Promise<LogEvent | undefined> {
    const { id, atEpochMs, content } = item;
    const cursor = toCursor(this.#people().roomId, { id, isBehind: false });
    switch (content.type) {
      case 'post':
      case 'tombstone':
        this.#remember(item);
        return { type: 'posted', cursor, message: this.#toMessage(item, content) };
      case 'edit': {
        const original = await this.#findOriginal(item, content);
        if (!original) return undefined;
        const { body, title } = content.written;
        const changed = { messageId: original.id, body, ...(title === undefined ? {} : { title }), atEpochMs };
        return { type: 'edited', cursor, ...changed };
      }
      case 'reaction': {
        const { messageId, reaction, isOn } = content;
        return { type: 'reacted', cursor, messageId, personId: this.authorOf(item), reaction, isOn };
      }
      case 'moderation': {
        const { messageId } = content;
        this.forget(messageId);
        const removed = await this.readMessage(messageId);
        return removed && { type: 'redacted', cursor, messageId, atEpochMs };
      }
      case 'retraction': {
        const original = await this.#findOwn(item, content.originalId);
        return original && { type: 'redacted', cursor, messageId: original.id, atEpochMs };
      }
      case 'reactions':
      case 'other':
        return undefined;
    }
  }

  /** Each has a place of its own in the stanza. */
  async #toReacted(item: Item, messageId: string): Promise<LogEvent[]> {
    const { roomId } = this.#people();
    const personId = this.authorOf(item);
    const deltas = await this.#reactionSets.deltasOf(item, messageId);
    return deltas.map(({ reaction, isOn }, part) => {
      const cursor = toCursor(roomId, { id: item.id, isBehind: false, part });
      return { type: 'reacted', cursor, messageId, personId, reaction, isOn };
    });
  }

  /** The words of a message were removed: what was known of it does not hold. */
  forget(messageId: string): void {
    this.#items.delete(messageId);
  }

  authorOf(item: Item): string {
    return toPerson(item.sender, this.#people()).id;
  }

  /** What stands at `messageId`, if that is a message, removed or not. */
  async readMessage(messageId: string): Promise<Item | undefined> {
    const item = this.#items.get(messageId) ?? (await this.#readItem(messageId));
    return item && ['post', 'tombstone'].includes(item.content.type) ? item : undefined;
  }

  /** The message that an edit is of: there, not removed, and the editor's own. */
  async #findOriginal(edit: Item, content: Extract<Content, { type: 'edit' }>): Promise<Item | undefined> {
    const original = await this.#findOwn(edit, content.originalId, content.messageId);
    return original?.content.type === 'post' ? original : undefined;
  }

  /** The message that the author of a change means, by the archive's id or by the author's own. */
  async #findOwn(change: Item, originalId: string, messageId?: string): Promise<Item | undefined> {
    const author = this.authorOf(change);
    const known = messageId ?? this.#byOriginalId.get(`${author} ${originalId}`);
    const original = await this.readMessage(known ?? originalId);
    return original && this.authorOf(original) === author ? original : undefined;
  }

  #toMessage(item: Item, content: Extract<Content, { type: 'post' | 'tombstone' }>): Message {
    const { id, atEpochMs: postedAtEpochMs, sender } = item;
    const author = toPerson(sender, this.#people());
    return content.type === 'post'
      ? { id, ...content.written, author, postedAtEpochMs, isRedacted: false }
      : {
          ...{ id, author, postedAtEpochMs, isRedacted: true, kind: 'regular', importance: 'normal' },
          body: { text: '', spans: [] },
        };
  }

  #remember(item: Item): void {
    this.#items.delete(item.id);
    this.#items.set(item.id, item);
    this.#byOriginalId.set(`${this.authorOf(item)} ${item.originalId}`, item.id);
    for (const oldest of [this.#items, this.#byOriginalId]) {
      const key = oldest.size > KNOWN_MESSAGES ? oldest.keys().next().value : undefined;
      if (key !== undefined) oldest.delete(key);
    }
  }
}
