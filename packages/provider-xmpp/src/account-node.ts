import type { Abortable } from '@roompane/protocol';
import type { Builder } from 'strophe.js';
import type { Line } from './line.ts';
import * as NS from './namespace.ts';
import { StanzaError, toCoded } from './stanza-error.ts';
import { attributeOf, childOf, childrenOf } from './xml.ts';

/** What its server tells of a node: items by their ids. */
export interface NodeChange {
  readonly published: readonly Element[];
  readonly retracted: readonly Element[];
}

/** A private node of the own account (XEP-0223): items that the server keeps for all its sessions, and tells them of. */
export class AccountNode {
  readonly #line: Line;
  readonly #node: string;

  constructor(line: Line, node: string) {
    this.#line = line;
    this.#node = node;
  }

  /** All items, or the one of that id. None where there never was one. */
  async read({ id, signal }: Abortable & { readonly id?: string } = {}): Promise<readonly Element[]> {
    const build = (iq: Builder): Builder => {
      iq.c('pubsub', { xmlns: NS.PUBSUB }).c('items', { node: this.#node });
      return id === undefined ? iq : iq.c('item', { id });
    };
    try {
      const answer = await this.#line.request({ type: 'get', build }, { signal });
      return childrenOf(childOf(childOf(answer, 'pubsub', NS.PUBSUB), 'items'), 'item');
    } catch (thrown) {
      if (thrown instanceof StanzaError && thrown.condition === 'item-not-found') return [];
      throw toCoded(thrown);
    }
  }

  /** `addPayload` adds one element and goes back up to where it began. */
  async publish(id: string, addPayload: (item: Builder) => Builder, options: Abortable = {}): Promise<void> {
    const publish =
      (settings: Readonly<Record<string, string>>) =>
      (iq: Builder): Builder => {
        iq.c('pubsub', { xmlns: NS.PUBSUB }).c('publish', { node: this.#node }).c('item', { id });
        addPayload(iq).up().up();
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
    const request = (settings: Readonly<Record<string, string>>): Promise<Element> =>
      this.#line.request({ type: 'set', build: publish(settings) }, options);
    try {
      await request({ ...least, max_items: 'max', send_last_published_item: 'never' }).catch((thrown: unknown) => {
        // Some servers keep all items as it is, and refuse to be told.
        if (!(thrown instanceof StanzaError)) throw thrown;
        return request(least);
      });
    } catch (thrown) {
      throw toCoded(thrown);
    }
  }

  /** Twice is the same as once. */
  async retract(id: string, options: Abortable = {}): Promise<void> {
    const build = (iq: Builder): Builder =>
      iq.c('pubsub', { xmlns: NS.PUBSUB }).c('retract', { node: this.#node, notify: 'true' }).c('item', { id });
    try {
      await this.#line.request({ type: 'set', build }, options);
    } catch (thrown) {
      if (!(thrown instanceof StanzaError) || thrown.condition !== 'item-not-found') throw toCoded(thrown);
    }
  }

  /** What a message of the own account's server says of this node. */
  parseChange(message: Element): NodeChange | undefined {
    const items = childOf(childOf(message, 'event', NS.PUBSUB_EVENT), 'items');
    if (attributeOf(items, 'node') !== this.#node) return undefined;
    return { published: childrenOf(items, 'item'), retracted: childrenOf(items, 'retract') };
  }
}
