import { type Abortable, foldRoster, type Roster, type RosterEntry, type RosterEvent } from '@roompane/protocol';
import { FakeStream } from './fake-stream.ts';

/** The people of a fake room: who is set is there. */
export class FakeRoster implements Roster {
  #stream = new FakeStream<RosterEvent>();
  #entries: ReadonlyMap<string, RosterEntry> = new Map();
  #unlisted = 0;

  /** Live streams that have not ended. */
  get openStreams(): number {
    return this.#stream.openReaders;
  }

  entryOf(personId: string): RosterEntry | undefined {
    return this.#entries.get(personId);
  }

  /** The whole roster anew. `unlisted` people are in the room beside those named, so that it is truncated. */
  replace(entries: readonly RosterEntry[], unlisted = 0): void {
    this.#unlisted = unlisted;
    const count = entries.length + unlisted;
    this.#take({ type: 'snapshot', entries, count, isTruncated: unlisted > 0 });
  }

  /** Someone comes, or an entry changes. */
  set(entry: RosterEntry): void {
    const isNew = !this.#entries.has(entry.person.id);
    this.#take({ type: 'set', entry, count: this.#count + (isNew ? 1 : 0) });
  }

  leave(personId: string): void {
    this.#take({ type: 'left', personId, count: this.#count - 1 });
  }

  fail(error: Error): void {
    this.#stream.fail(error);
  }

  recover(): void {
    this.#stream.recover();
  }

  async *live(options: Abortable = {}): AsyncGenerator<RosterEvent, void> {
    const position = this.#stream.items.length;
    if (options.signal?.aborted) return;
    this.#stream.throwIfFailed();
    const entries = [...this.#entries.values()];
    yield { type: 'snapshot', entries, count: this.#count, isTruncated: this.#unlisted > 0 };
    yield* this.#stream.read(position, options);
  }

  get #count(): number {
    return this.#entries.size + this.#unlisted;
  }

  #take(event: RosterEvent): void {
    this.#entries = foldRoster(this.#entries, event);
    this.#stream.push(event);
  }
}
