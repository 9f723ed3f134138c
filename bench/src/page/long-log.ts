import type { LogEvent } from '@roompane/protocol';
import { createEvent, RoomLog } from './room-log.ts';

/**
 * A room with a long past, which is made where it is asked for, as a chat server would send it: a hundred thousand messages in
 * the page's own memory would be the garbage collector's work, and no list's.
 */
export class LongLog extends RoomLog {
  readonly #past: number;

  constructor(past: number) {
    super();
    this.#past = past;
  }

  override get length(): number {
    return this.#past + super.length;
  }

  override slice(start: number, end: number): readonly LogEvent[] {
    const made = Math.max(0, Math.min(end, this.#past) - start);
    const past = Array.from({ length: made }, (_, index) => createEvent(start + index + 1));
    return [...past, ...super.slice(Math.max(0, start - this.#past), Math.max(0, end - this.#past))];
  }

  override at(place: number): LogEvent | undefined {
    return place < this.#past ? createEvent(place + 1) : super.at(place - this.#past);
  }
}
