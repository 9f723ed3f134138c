import type { Abortable } from '@roompane/protocol';
import { type ArchivePage, type ArchiveQuery, MAX_ITEMS } from './archive.ts';
import type { Item } from './item.ts';

/** How far behind a message its reactions are looked for. */
const MAX_PAGES = 8;
/** Stanzas whose meaning is remembered: an archive does not change them. */
const KEPT = 4_096;

/** One reaction that came or went. */
export interface ReactionDelta {
  readonly reaction: string;
  readonly isOn: boolean;
}

export interface ReactionSetsOptions {
  readonly ask: (query: Omit<ArchiveQuery, 'roomId'>, options?: Abortable) => Promise<ArchivePage>;
  readonly authorOf: (item: Item) => string;
}

/**
 * What came and went by stanzas that say how all of a person's reactions to a message stand (XEP-0444): what differs from
 * what stood before, by the archive's order, so that everybody finds the same.
 */
export class ReactionSets {
  readonly #options: ReactionSetsOptions;
  readonly #deltas = new Map<string, readonly ReactionDelta[]>();

  constructor(options: ReactionSetsOptions) {
    this.#options = options;
  }

  /** None where the message is not there, or too far back. */
  async deltasOf(item: Item, messageId: string): Promise<readonly ReactionDelta[]> {
    if (!this.#deltas.has(item.id)) await this.#read(messageId, (each) => each.id === item.id);
    return this.#deltas.get(item.id) ?? [];
  }

  /** How one person's reactions to a message stand. */
  async standing(messageId: string, author: string): Promise<ReadonlySet<string>> {
    const standing = await this.#read(messageId, () => false);
    return standing.get(author) ?? new Set();
  }

  /** By person, up to the item that is the last to look at. */
  async #read(messageId: string, isLast: (item: Item) => boolean): Promise<Map<string, Set<string>>> {
    const standing = new Map<string, Set<string>>();
    let from = messageId;
    for (let page = 1; page <= MAX_PAGES; page++) {
      const { items, isComplete } = await this.#options.ask({ max: MAX_ITEMS, from });
      for (const item of items) {
        this.#take(item, messageId, standing);
        if (isLast(item)) return standing;
      }
      from = items.at(-1)?.id ?? from;
      if (isComplete) break;
    }
    return standing;
  }

  #take(item: Item, messageId: string, standing: Map<string, Set<string>>): void {
    const { content } = item;
    if (!('messageId' in content) || content.messageId !== messageId) return;
    const author = this.#options.authorOf(item);
    const before = standing.get(author) ?? new Set();
    if (content.type === 'reaction') {
      standing.set(author, content.isOn ? new Set([...before, content.reaction]) : without(before, content.reaction));
    }
    if (content.type !== 'reactions') return;
    const now = new Set(content.reactions);
    standing.set(author, now);
    this.#remember(item.id, [
      ...[...before].filter((each) => !now.has(each)).map((reaction) => ({ reaction, isOn: false })),
      ...[...now].filter((each) => !before.has(each)).map((reaction) => ({ reaction, isOn: true })),
    ]);
  }

  #remember(id: string, deltas: readonly ReactionDelta[]): void {
    this.#deltas.set(id, deltas);
    const oldest = this.#deltas.size > KEPT ? this.#deltas.keys().next().value : undefined;
    if (oldest !== undefined) this.#deltas.delete(oldest);
  }
}

function without(reactions: ReadonlySet<string>, reaction: string): Set<string> {
  return new Set([...reactions].filter((each) => each !== reaction));
}
