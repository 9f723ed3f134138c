import type { Abortable, Cursor, LogEvent, LogPage, LogRange, Person, RoomProvider } from '@roompane/protocol';

const priya: Person = { id: 'priya', name: 'Priya Raman', kind: 'user' };

/** A log that is made as it is asked for, so that however long it is only the host's memory grows with it. */
export class EndlessLog {
  #count = 0;
  #ring = (): void => undefined;

  get count(): number {
    return this.#count;
  }

  /** So many more events happen at once. */
  grow(count: number): void {
    this.#count += count;
    this.#ring();
  }

  /** Event `index`: of ten, eight are posts, one is an edit and one takes a message away. */
  at(index: number): LogEvent {
    const cursor = `e${index}`;
    const body = { text: `Number ${index}, two at 1.0862 and three at 1.0863`, spans: [] };
    const atEpochMs = 1_700_000_000_000 + index;
    const [messageId, kind] = [`m${index - 5}`, index % 10];
    if (kind === 8) return { type: 'edited', cursor, messageId, body, atEpochMs };
    if (kind === 9) return { type: 'redacted', cursor, messageId, atEpochMs };
    const shared = { kind: 'regular', importance: 'normal', author: priya, isRedacted: false } as const;
    return { type: 'posted', cursor, message: { ...shared, id: `m${index}`, body, postedAtEpochMs: atEpochMs } };
  }

  /** The same provider, whose rooms have this log. */
  under(provider: RoomProvider): RoomProvider {
    const join = provider.join.bind(provider);
    const readLog = (range: LogRange): Promise<LogPage> => Promise.resolve(this.#page(range));
    const live = ({ after, signal }: Abortable & { readonly after: Cursor }): AsyncIterable<LogEvent> =>
      this.#live(after, signal);
    return Object.assign(provider, {
      join: async (...asked: Parameters<typeof join>) => Object.assign(await join(...asked), { readLog, live }),
    });
  }

  #page({ after, limit }: LogRange): LogPage {
    const from = after === undefined ? Math.max(0, this.#count - limit) : placeBehind(after);
    const to = Math.min(this.#count, from + limit);
    const events = Array.from({ length: to - from }, (_, index) => this.at(from + index));
    const [start, end] = [events[0]?.cursor ?? `b${from}`, events.at(-1)?.cursor ?? `b${to}`];
    return { events, start, end, isFirst: from === 0, isLast: to === this.#count };
  }

  async *#live(after: Cursor, signal: AbortSignal | undefined): AsyncGenerator<LogEvent, void> {
    for (let next = placeBehind(after); signal?.aborted !== true;) {
      if (next < this.#count) yield this.at(next++);
      else {
        await new Promise<void>((resolve) => {
          this.#ring = resolve;
          signal?.addEventListener('abort', () => resolve(), { once: true });
        });
      }
    }
  }
}

function placeBehind(cursor: Cursor): number {
  return Number(cursor.slice(1)) + (cursor.startsWith('e') ? 1 : 0);
}
