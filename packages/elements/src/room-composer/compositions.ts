import type { Room } from '@roompane/protocol';
import { Composition } from './composition.ts';

/** What composers left behind that are gone from their page, by room. */
const left = new WeakMap<Room, Composition>();

/** What is written, for each person and room. What a composer leaves behind with its page is the next one's of that room. */
export class Compositions {
  readonly #own = new Map<string, Composition>();

  /** The one to go on with. */
  of(room: Room | undefined): Composition {
    const key = nameOf(room);
    const composition = this.#own.get(key) ?? (room && left.get(room)) ?? new Composition();
    if (room) left.delete(room);
    this.#own.set(key, composition);
    return composition;
  }

  /** The composer is gone, for now or for good. */
  leave(room: Room | undefined): void {
    const key = nameOf(room);
    const composition = this.#own.get(key);
    this.#own.delete(key);
    if (room && composition) left.set(room, composition);
  }
}

const nameOf = (room: Room | undefined): string => (room ? `${room.me.id}\n${room.info.id}` : '');
