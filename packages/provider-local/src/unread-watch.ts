import type { Abortable, Cursor, UnreadState } from '@roompane/protocol';
import { readOrWait } from './read-or-wait.ts';
import type { Store } from './store.ts';
import { moveMarker, type Reader, readUnread } from './unread.ts';

/** What is unread to the local user in one room, as it stands: it is looked up anew when somebody posts or reads on. */
export class UnreadWatch {
  /** Told of each change. */
  changed: ((state: UnreadState) => void) | undefined;
  readonly #store: Store;
  readonly #reader: Reader;
  #state: UnreadState;
  /** Look-ups begun, and the newest of those whose answer came: an older one says nothing any more. */
  #asked = 0;
  #answered = 0;

  private constructor(store: Store, reader: Reader, state: UnreadState) {
    this.#store = store;
    this.#reader = reader;
    this.#state = state;
  }

  static async begin(
    store: Store,
    { signal, ...reader }: Reader & { readonly signal: AbortSignal },
  ): Promise<UnreadWatch> {
    const { roomId } = reader;
    const rings = store.bell.follow([`log/${roomId}`, toTopic(reader)], { signal });
    const state = await store.connection.run((database) => readUnread(database, reader));
    const watch = new UnreadWatch(store, reader, state);
    const follow = async (): Promise<void> => {
      for (;;) {
        await rings.next();
        await readOrWait(() => watch.#look());
      }
    };
    // It ends with the signal, and when the room is not the reader's any more, which the room itself hears of.
    follow().catch(() => {});
    return watch;
  }

  get state(): UnreadState {
    return this.#state;
  }

  /** Resolves when it is written and {@link UnreadWatch.state} says so. Rejects with `log/cursor-unknown`. */
  async mark(upTo: Cursor, { signal }: Abortable): Promise<void> {
    const { connection, bell } = this.#store;
    const marking = { ...this.#reader, upTo };
    const hasMoved = await connection.run((database) => moveMarker(database, marking, { signal }), { signal });
    if (!hasMoved) return;
    await readOrWait(() => this.#look());
    bell.ring(toTopic(this.#reader));
  }

  async #look(): Promise<void> {
    const asked = ++this.#asked;
    const state = await this.#store.connection.run((database) => readUnread(database, this.#reader));
    if (asked < this.#answered) return;
    this.#answered = asked;
    const { count, readUpTo } = this.#state;
    if (state.count === count && state.readUpTo === readUpTo) return;
    this.#state = state;
    this.changed?.(state);
  }
}

const toTopic = ({ roomId, reader }: Reader): `read/${string}` => `read/${JSON.stringify([reader.id, roomId])}`;
