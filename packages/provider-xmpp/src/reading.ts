import { type Abortable, type Cursor, RoompaneError, type UnreadState } from '@roompane/protocol';
import { untilAborted } from '@roompane/protocol/provider-kit';
import { MAX_ITEMS } from './archive.ts';
import type { Item } from './item.ts';
import type { Log } from './log.ts';
import type { Markers } from './markers.ts';
import { parsePlace, toCursor } from './place.ts';
import type { Tail } from './tail.ts';

export interface ReadingOptions {
  readonly log: Log;
  readonly tail: Tail;
  readonly markers: Markers;
  readonly myId: string;
  readonly changed: (unread: UnreadState) => void;
}

/** How far the local user has read one room, on all devices, and how much is behind that. @spec PR13 */
export class Reading {
  readonly #options: ReadingOptions;
  #marker: string | undefined;
  #state: UnreadState = { count: 0, isAtLeast: true };
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: ReadingOptions) {
    this.#options = options;
  }

  get state(): UnreadState {
    return this.#state;
  }

  /** Asks the account's server where one stands. */
  async begin(options?: Abortable): Promise<void> {
    const { markers, log, tail } = this.#options;
    const [id] = await Promise.all([markers.read(log.roomId, options), tail.sync()]);
    if (id !== undefined) await this.take(id);
  }

  /** Rejects with `log/cursor-unknown` for a place that is not there. */
  mark(upTo: Cursor, { signal }: Abortable = {}): Promise<void> {
    const { log, markers } = this.#options;
    const { id } = parsePlace(log.roomId, upTo);
    return this.#afterOthers(async () => {
      if (id === '' || !(await this.#isOnward(id, { signal }))) return;
      await markers.write({ roomId: log.roomId, id }, { signal });
      this.#move(id);
    }, signal);
  }

  /** The marker was moved, here or on another device. */
  take(id: string): Promise<void> {
    const { log, markers } = this.#options;
    return this.#afterOthers(async () => {
      if (id === this.#marker) return;
      try {
        if (await this.#isOnward(id)) return this.#move(id);
        // Another device did not know how far one is, and went back.
        if (this.#marker !== undefined) await markers.write({ roomId: log.roomId, id: this.#marker });
      } catch {
        // What the archive does not have, or cannot tell now, says nothing.
      }
    });
  }

  /** Counts anew, since the log has grown or one has read on. */
  recount(): void {
    const { tail, log, markers } = this.#options;
    if (!markers.areKept) return;
    const behind = tail.after(this.#marker ?? '');
    const state: UnreadState = {
      count: this.#countOthers(behind ?? tail.kept),
      isAtLeast: behind === undefined,
      ...(this.#marker === undefined ? {} : { readUpTo: toCursor(log.roomId, { id: this.#marker, isBehind: false }) }),
    };
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return;
    this.#state = state;
    this.#options.changed(state);
  }

  #countOthers(items: readonly Item[]): number {
    const { log, myId } = this.#options;
    const others = new Set<string>();
    for (const item of items) {
      if (item.content.type !== 'post') continue;
      const author = log.events.authorOf(item);
      // A post that was tried again is one message.
      if (author !== myId) others.add(JSON.stringify([author, item.content.written.key ?? `${item.id}/`]));
    }
    return others.size;
  }

  #move(id: string): void {
    this.#marker = id;
    this.recount();
  }

  /** Whether a place lies behind the marker. Rejects with `log/cursor-unknown`. */
  async #isOnward(id: string, options?: Abortable): Promise<boolean> {
    const { log, tail } = this.#options;
    const [at, markerAt] = [tail.indexOf(id), this.#marker === undefined ? -1 : tail.indexOf(this.#marker)];
    if (at >= 0 && (markerAt >= 0 || this.#marker === undefined)) return at > markerAt;
    const item = await log.readItem(id, options);
    if (!item) throw new RoompaneError('log/cursor-unknown');
    const marked = this.#marker === undefined ? undefined : await log.readItem(this.#marker, options);
    if (!marked) return true;
    if (item.atEpochMs !== marked.atEpochMs) return item.atEpochMs > marked.atEpochMs;
    // Servers' times are coarse.
    const { items } = await log.ask({ max: MAX_ITEMS, from: marked.id }, options);
    return items.some((each) => each.id === id);
  }

  /** One after the other: each looks at where the marker is. */
  #afterOthers(act: () => Promise<void>, signal?: AbortSignal): Promise<void> {
    const acting = this.#last.then(act);
    this.#last = acting.catch(() => {});
    return untilAborted(acting, signal);
  }
}
