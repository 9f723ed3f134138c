import { type Item, keyOf } from './item.ts';

/** Keys remembered; of older ones the readers make one message. */
const KNOWN_KEYS = 4_096;

/** What the local user posted under which key, as far as the archive's end shows it. @spec PR4 */
export class OwnKeys {
  readonly #items = new Map<string, Item>();

  learn(item: Item, isOwn: boolean): void {
    const key = keyOf(item);
    if (!isOwn || key === undefined || this.#items.has(key)) return;
    this.#items.set(key, item);
    const oldest = this.#items.size > KNOWN_KEYS ? this.#items.keys().next().value : undefined;
    if (oldest !== undefined) this.#items.delete(oldest);
  }

  get(key: string): Item | undefined {
    return this.#items.get(key);
  }
}
