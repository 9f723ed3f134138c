import type { Message } from '@roompane/protocol';

/** Where something is missing in a room that cannot be had. It stands by a message: places are the window's. */
export class MessageGaps {
  #before = new Set<string>();
  #behind = new Set<string>();

  markBefore(message: Message | undefined): void {
    if (message) this.#before.add(message.id);
  }

  /** The message that follows may not be known yet. */
  markBehind(message: Message | undefined): void {
    if (message) this.#behind.add(message.id);
  }

  clear(): void {
    this.#before.clear();
    this.#behind.clear();
  }

  /** Is something missing between a message and the one before it, where there is one? */
  isBetween(before: Message | undefined, message: Message): boolean {
    return this.#before.has(message.id) || (before !== undefined && this.#behind.has(before.id));
  }
}
