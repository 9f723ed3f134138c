import type { LogEvent, LogPage, LogRange, Message, ProviderRoom } from '@roompane/protocol';
import { RoompaneError } from '@roompane/protocol';

/** A log that gives its events as they came: what became of a message stands behind it alone. Places are `cN`. */
export class RawLog implements Pick<ProviderRoom, 'readLog'> {
  readonly events: LogEvent[] = [];
  /** Events of one page at most, whatever is asked for. */
  pageEvents = 3;
  reads = 0;
  /** Runs before each page. */
  beforeRead: ((range: LogRange) => Promise<void>) | undefined;

  post(id: string, text: string, more: Partial<Message> = {}): void {
    const message: Message = {
      id,
      kind: 'regular',
      importance: 'normal',
      body: { text, spans: [] },
      author: { id: 'priya', name: 'Priya', kind: 'user' },
      postedAtEpochMs: this.events.length,
      isRedacted: false,
      ...more,
    };
    this.events.push({ type: 'posted', cursor: this.#next, message });
  }

  edit(messageId: string, text: string): void {
    const atEpochMs = this.events.length;
    this.events.push({ type: 'edited', cursor: this.#next, messageId, body: { text, spans: [] }, atEpochMs });
  }

  redact(messageId: string): void {
    this.events.push({ type: 'redacted', cursor: this.#next, messageId, atEpochMs: this.events.length });
  }

  async readLog(range: LogRange): Promise<LogPage> {
    this.reads++;
    await this.beforeRead?.(range);
    const { events } = this;
    const size = Math.min(range.limit, this.pageEvents);
    let from = Math.max(0, events.length - size);
    let to = events.length;
    if (range.before !== undefined) {
      to = this.#placeOf(range.before);
      from = Math.max(0, to - size);
    } else if (range.after !== undefined || range.fromEpochMs !== undefined) {
      const { fromEpochMs = 0 } = range;
      from = range.after === undefined ? Math.min(fromEpochMs, events.length) : this.#placeOf(range.after) + 1;
      to = Math.min(events.length, from + size);
    }
    const page = events.slice(from, to);
    const end = page.at(-1)?.cursor ?? `c${Math.max(0, to - 1)}`;
    const start = page[0]?.cursor ?? end;
    return { events: page, start, end, isFirst: from === 0, isLast: to === events.length };
  }

  get #next(): string {
    return `c${this.events.length}`;
  }

  #placeOf(cursor: string): number {
    const place = Number(/^c(\d+)$/.exec(cursor)?.[1] ?? NaN);
    if (!(place < this.events.length)) throw new RoompaneError('log/cursor-unknown');
    return place;
  }
}
