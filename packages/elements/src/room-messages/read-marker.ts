import { type Clock, type Cursor, type Room, toRoompaneError, unread } from '@roompane/protocol';

/** At most so often the room is told how far its reader has come. */
const EVERY_MS = 500;

/** Codes of rooms that will not take a marker, whatever is tried. */
const NEVER: ReadonlySet<string> = new Set(['feature/unsupported', 'call/unknown-method', 'call/denied']);

/** Tells a room how far its local user has read: the newest place only, and no flood of them. */
export class ReadMarker {
  #room: Room;
  #clock: Clock;
  #signal: AbortSignal;
  #marked: Cursor | undefined;
  #isDue = false;
  #isRefused = false;

  constructor(room: Room, { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal }) {
    this.#room = room;
    this.#clock = clock;
    this.#signal = signal;
  }

  /** The reader sees what `seen` gives, and does so still when it is asked again. */
  look(seen: () => Cursor | undefined): void {
    const at = seen();
    if (at === undefined || at === this.#marked || this.#isDue || this.#isRefused) return;
    if (!this.#room.me.can('messages/mark-read')) return;
    this.#isDue = true;
    this.#clock.setTimer(EVERY_MS, () => void this.#mark(seen), { signal: this.#signal });
  }

  async #mark(seen: () => Cursor | undefined): Promise<void> {
    const at = seen();
    try {
      if (at === undefined) return;
      await unread(this.#room).markRead(at, { signal: this.#signal });
      this.#marked = at;
    } catch (thrown) {
      // What else failed is tried again with what comes next.
      this.#isRefused = NEVER.has(toRoompaneError(thrown).code);
    } finally {
      this.#isDue = false;
    }
    if (at !== undefined && !this.#isRefused && seen() !== at) this.look(seen);
  }
}
