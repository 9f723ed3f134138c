import {
  type Abortable,
  type Cursor,
  type GapEvent,
  type LiveEvent,
  type LiveOptions,
  type LogEvent,
  type LogPage,
  type Message,
  MessageFold,
  type Messages,
  type OlderOptions,
  type PageOptions,
  type Range,
  type RangeOptions,
  type Reaction,
  RoompaneError,
} from '@roompane/protocol';
import { FakeStream } from './fake-stream.ts';
import { untilAborted } from './until-aborted.ts';

type Uncursored<Event> = Event extends LogEvent ? Omit<Event, 'cursor'> : never;

/** A log in memory. Its cursors are `c0`, `c1` … in order; `start` is the place before everything. */
export class FakeLog implements Messages {
  #stream = new FakeStream<LogEvent | GapEvent>();
  #pageError: RoompaneError | undefined;
  #hold: { readonly until: Promise<void>; readonly release: () => void } | undefined;
  #eventCount = 0;

  /** Live streams that have not ended. */
  get openStreams(): number {
    return this.#stream.openReaders;
  }

  append(event: Uncursored<LogEvent>): LogEvent {
    // Each variant with its cursor back is that variant again; the compiler does not follow the spread of a union.
    const whole = { ...event, cursor: `c${this.#eventCount++}` } as LogEvent;
    this.#stream.push(whole);
    return whole;
  }

  /** Everything that happened, oldest first. */
  get events(): readonly LogEvent[] {
    return this.#stream.items.filter((item) => item.type !== 'gap');
  }

  /** @throws `log/cursor-unknown` */
  eventsBehind(cursor: Cursor): readonly LogEvent[] {
    return this.events.slice(cursor === 'start' ? 0 : this.#placeOf(cursor) + 1);
  }

  /** A message is removed by its author, or by a manager. @throws `message/not-found`, `message/forbidden` */
  redact(messageId: string, by: { readonly id: string; readonly role?: string }): void {
    const message = this.#find(messageId);
    if (message.isRedacted) return;
    if (message.author.id !== by.id && by.role !== 'manager')
      throw new RoompaneError('message/forbidden', { data: { messageId } });
    this.append({ type: 'redacted', messageId, atEpochMs: message.postedAtEpochMs });
  }

  /** Somebody sets or takes back a reaction. The same again is no event. @throws `message/not-found` */
  react({ messageId, reaction, isOn }: Reaction, personId: string): void {
    if (this.#find(messageId).isRedacted) throw new RoompaneError('message/not-found', { data: { messageId } });
    const last = this.events.findLast(
      (event) =>
        event.type === 'reacted' &&
        event.messageId === messageId &&
        event.personId === personId &&
        event.reaction === reaction,
    );
    const wasOn = last?.type === 'reacted' && last.isOn;
    if (wasOn !== isOn) this.append({ type: 'reacted', messageId, personId, reaction, isOn });
  }

  /** Live readers learn that something is missing here. */
  breakOff(): void {
    this.#stream.push({ type: 'gap' });
  }

  /** Pages cannot be read until {@link FakeLog.recover}. */
  failPages(error: RoompaneError): void {
    this.#pageError = error;
  }

  /** Nothing can be read until {@link FakeLog.recover}, and live streams throw. */
  fail(error: RoompaneError): void {
    this.failPages(error);
    this.#stream.fail(error);
  }

  recover(): void {
    this.#pageError = undefined;
    this.#stream.recover();
  }

  /** Pages wait until the function that this gives is called. */
  hold(): () => void {
    let release = (): void => undefined;
    const until = new Promise<void>((resolve) => (release = resolve));
    this.#hold = { until, release };
    return () => {
      this.#hold = undefined;
      release();
    };
  }

  latest(options?: PageOptions): Promise<LogPage> {
    return this.page(options);
  }

  older(options: OlderOptions): Promise<LogPage> {
    return this.page(options);
  }

  async page({ signal, limit = 50, ...place }: RangeOptions = {}): Promise<LogPage> {
    await this.#ready(signal);
    const count = this.events.length;
    const [from, to] = this.#stretch({ ...place, limit });
    return this.#page(Math.max(0, from), Math.min(count, to));
  }

  async *live({ after, signal }: LiveOptions = {}): AsyncGenerator<LiveEvent, void> {
    const start = after === undefined ? this.#stream.items.length : this.#itemAfter(after);
    const backlog = this.#stream.items.length - start;
    if (backlog === 0) yield { type: 'caught-up' };
    let given = 0;
    for await (const event of this.#stream.read(start, { signal })) {
      yield event;
      if (++given === backlog) yield { type: 'caught-up' };
    }
  }

  async *history({ limit = 50, signal }: PageOptions = {}): AsyncGenerator<LogPage, void> {
    let page = await this.latest({ limit, signal });
    yield page;
    while (!page.isFirst) {
      page = await this.older({ before: page.start, limit, signal });
      yield page;
    }
  }

  async #ready(signal: Abortable['signal']): Promise<void> {
    await untilAborted(this.#hold?.until ?? Promise.resolve(), signal);
    if (this.#pageError) throw this.#pageError;
  }

  #stretch({ before, after, around, fromEpochMs, limit = 50 }: Range): readonly [from: number, to: number] {
    const count = this.events.length;
    const upFrom = (from: number): readonly [number, number] => [from, from + limit];
    if (after !== undefined) return upFrom(after === 'start' ? 0 : this.#placeOf(after) + 1);
    if (around !== undefined) {
      return upFrom(Math.max(0, Math.min(this.#placeOf(around) - (limit >> 1), count - limit)));
    }
    if (fromEpochMs !== undefined) {
      const first = this.events.findIndex(
        (event) => event.type === 'posted' && event.message.postedAtEpochMs >= fromEpochMs,
      );
      return upFrom(first < 0 ? count : first);
    }
    const to = before === undefined ? count : this.#placeOf(before);
    return [to - limit, to];
  }

  #page(start: number, end: number): LogPage {
    const all = this.events;
    const events = all.slice(start, end);
    return {
      events,
      start: events[0]?.cursor ?? 'start',
      end: events.at(-1)?.cursor ?? 'start',
      isFirst: start === 0,
      isLast: end === all.length,
    };
  }

  #find(messageId: string): Message {
    const fold = new MessageFold();
    fold.append(this.events);
    const message = fold.get(messageId);
    if (!message) throw new RoompaneError('message/not-found', { data: { messageId } });
    return message;
  }

  #placeOf(cursor: Cursor): number {
    if (cursor === 'start') return 0;
    const place = this.events.findIndex((event) => event.cursor === cursor);
    if (place < 0) throw new RoompaneError('log/cursor-unknown');
    return place;
  }

  #itemAfter(cursor: Cursor): number {
    if (cursor === 'start') return 0;
    const place = this.#stream.items.findIndex((item) => item.type !== 'gap' && item.cursor === cursor);
    if (place < 0) throw new RoompaneError('log/cursor-unknown');
    return place + 1;
  }
}
