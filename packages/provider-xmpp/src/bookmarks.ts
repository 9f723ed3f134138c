import type { Abortable } from '@roompane/protocol';
import type { Builder } from 'strophe.js';
import { isRoomId } from './jid.ts';
import type { Line } from './line.ts';
import * as NS from './namespace.ts';
import { StanzaError, toCoded } from './stanza-error.ts';
import { attributeOf, childOf, childrenOf } from './xml.ts';

/** A longer list is cut. */
const MAX_FOLLOWED = 500;

/** The rooms that an account follows, kept by its server for all its sessions (XEP-0402). */
export class Bookmarks {
  readonly #line: Line;
  readonly #changed: () => void;
  #known: Set<string> | undefined;

  constructor(line: Line, changed: () => void) {
    this.#line = line;
    this.#changed = changed;
  }

  async read({ signal }: Abortable = {}): Promise<readonly string[]> {
    const build = (iq: Builder): Builder => iq.c('pubsub', { xmlns: NS.PUBSUB }).c('items', { node: NS.BOOKMARKS });
    try {
      const answer = await this.#line.request({ type: 'get', build }, { signal });
      const ids = idsIn(childOf(childOf(answer, 'pubsub', NS.PUBSUB), 'items'), 'item');
      this.#learn(ids);
      return ids;
    } catch (thrown) {
      // Who never followed a room has no list.
      if (!(thrown instanceof StanzaError)) throw thrown;
      if (thrown.condition !== 'item-not-found') throw toCoded(thrown);
      this.#learn([]);
      return [];
    }
  }

  async set(roomId: string, isFollowed: boolean, { signal }: Abortable = {}): Promise<void> {
    const ids = await this.read({ signal });
    if (ids.includes(roomId) === isFollowed) return;
    try {
      await (isFollowed ? this.#publish(roomId, { signal }) : this.#retract(roomId, { signal }));
    } catch (thrown) {
      throw toCoded(thrown);
    }
    this.#apply(roomId, isFollowed);
  }

  /** Takes what the account's own server tells of a changed list. */
  take(message: Element): void {
    const items = childOf(childOf(message, 'event', NS.PUBSUB_EVENT), 'items');
    if (attributeOf(items, 'node') !== NS.BOOKMARKS) return;
    for (const id of idsIn(items, 'item')) this.#apply(id, true);
    for (const id of idsIn(items, 'retract')) this.#apply(id, false);
  }

  async #publish(roomId: string, options: Abortable): Promise<void> {
    const publish =
      (settings: Readonly<Record<string, string>>) =>
      (iq: Builder): Builder => {
        iq.c('pubsub', { xmlns: NS.PUBSUB }).c('publish', { node: NS.BOOKMARKS }).c('item', { id: roomId });
        iq.c('conference', { xmlns: NS.BOOKMARKS }).up().up().up();
        iq.c('publish-options').c('x', { xmlns: NS.DATA_FORM, type: 'submit' });
        iq.c('field', { var: 'FORM_TYPE', type: 'hidden' }).c('value').t(`${NS.PUBSUB}#publish-options`).up().up();
        for (const [name, value] of Object.entries(settings)) {
          iq.c('field', { var: `pubsub#${name}` })
            .c('value')
            .t(value)
            .up()
            .up();
        }
        return iq;
      };
    const least = { persist_items: 'true', access_model: 'whitelist' };
    try {
      await this.#line.request({ type: 'set', build: publish({ ...least, max_items: 'max' }) }, options);
    } catch (thrown) {
      // Some servers keep all items as it is, and refuse to be told.
      if (!(thrown instanceof StanzaError)) throw thrown;
      await this.#line.request({ type: 'set', build: publish(least) }, options);
    }
  }

  async #retract(roomId: string, options: Abortable): Promise<void> {
    const build = (iq: Builder): Builder =>
      iq
        .c('pubsub', { xmlns: NS.PUBSUB })
        .c('retract', { node: NS.BOOKMARKS, notify: 'true' })
        .c('item', { id: roomId });
    await this.#line.request({ type: 'set', build }, options);
  }

  #learn(ids: readonly string[]): void {
    const before = this.#known;
    this.#known = new Set(ids);
    if (before && (before.size !== ids.length || ids.some((id) => !before.has(id)))) this.#changed();
  }

  #apply(roomId: string, isFollowed: boolean): void {
    if (this.#known?.has(roomId) === isFollowed) return;
    if (isFollowed) this.#known?.add(roomId);
    else this.#known?.delete(roomId);
    this.#changed();
  }
}

function idsIn(items: Element | undefined, name: string): string[] {
  const ids = childrenOf(items, name).map((item) => attributeOf(item, 'id'));
  return ids.filter(isRoomId).slice(0, MAX_FOLLOWED);
}
