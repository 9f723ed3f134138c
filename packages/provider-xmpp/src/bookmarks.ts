import type { Abortable } from '@roompane/protocol';
import { AccountNode } from './account-node.ts';
import { isRoomId } from './jid.ts';
import type { Line } from './line.ts';
import * as NS from './namespace.ts';
import { attributeOf } from './xml.ts';

/** A longer list is cut. */
const MAX_FOLLOWED = 500;

/** The rooms that an account follows, kept by its server for all its sessions (XEP-0402). */
export class Bookmarks {
  readonly #node: AccountNode;
  readonly #changed: () => void;
  #known: Set<string> | undefined;

  constructor(line: Line, changed: () => void) {
    this.#node = new AccountNode(line, NS.BOOKMARKS);
    this.#changed = changed;
  }

  async read(options?: Abortable): Promise<readonly string[]> {
    const ids = idsOf(await this.#node.read(options));
    const before = this.#known;
    this.#known = new Set(ids);
    if (before && (before.size !== ids.length || ids.some((id) => !before.has(id)))) this.#changed();
    return ids;
  }

  async set(roomId: string, isFollowed: boolean, options?: Abortable): Promise<void> {
    if ((await this.read(options)).includes(roomId) === isFollowed) return;
    await (isFollowed
      ? this.#node.publish(roomId, (item) => item.c('conference', { xmlns: NS.BOOKMARKS }).up(), options)
      : this.#node.retract(roomId, options));
    this.#apply(roomId, isFollowed);
  }

  /** Takes what the account's own server tells of a changed list, and gives the rooms that somebody follows now. */
  take(message: Element): readonly string[] {
    const { published = [], retracted = [] } = this.#node.parseChange(message) ?? {};
    const followed = idsOf(published);
    for (const id of followed) this.#apply(id, true);
    for (const id of idsOf(retracted)) this.#apply(id, false);
    return followed;
  }

  #apply(roomId: string, isFollowed: boolean): void {
    if (this.#known?.has(roomId) === isFollowed) return;
    if (isFollowed) this.#known?.add(roomId);
    else this.#known?.delete(roomId);
    this.#changed();
  }
}

function idsOf(items: readonly Element[]): string[] {
  const ids = items.map((item) => attributeOf(item, 'id'));
  return ids.filter(isRoomId).slice(0, MAX_FOLLOWED);
}
