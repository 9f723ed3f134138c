import {
  type Cursor,
  type GapEvent,
  type LiveEvent,
  type LogEvent,
  type LogPage,
  type Message,
  type Room,
  type RoompaneError,
  toRoompaneError,
} from '@roompane/protocol';
import { MessageGaps } from './message-gaps.ts';
import { MessageWindow } from './message-window.ts';
import type { PlaceRange } from './row-layout.ts';

const FIRST_EVENTS = 50;
/** Events read at a time once someone scrolls. */
const PAGE_EVENTS = 100;
/** When fewer rows than these are left, the next page is read. */
const AHEAD_ROWS = 25;
/** Events that may come while the log reads up to them; beyond it the next page tries again. */
const WAITING_EVENTS = 1_000;

/** What a log tells its reader. */
interface MessageLogListener {
  /** Something of the log is different; `arrived` are new messages that came while one was looking. */
  (arrived: readonly Message[]): void;
}

export interface MessageLogOptions {
  /** The reading ends with it. */
  readonly signal: AbortSignal;
  readonly listener: MessageLogListener;
  /** Messages to keep; beyond it, and a tenth more, those furthest from the reader are let go. */
  readonly keptMessages: () => number;
  /** The place that the reader is at: what is near it stays. */
  readonly readerAt: () => number;
}

/**
 * One reading of a room: a stretch of its log that grows where it is asked to, and what comes live. The stretch is
 * bounded: who reads far back lets go of the newest, and has it read again on the way down. It ends with its signal; a
 * reading that failed is replaced by a new one.
 */
export class MessageLog {
  readonly room: Room;
  readonly window: MessageWindow = new MessageWindow();
  /** Settles when the newest page is there or failed; it does not reject. */
  readonly ready: Promise<void>;
  phase: 'loading' | 'ready' | 'failed' = 'loading';
  /** Why the newest page could not be read, or why the live stream ended. */
  error: RoompaneError | undefined;
  /** The room has nothing older than the window. */
  isBeginning = false;
  /** The window goes as far as the room does. */
  isWhole = true;
  olderError: RoompaneError | undefined;
  newerError: RoompaneError | undefined;
  readonly gaps: MessageGaps = new MessageGaps();
  /** While it is set nothing is let go: someone looks for a message. */
  isSearching = false;
  #options: MessageLogOptions;
  #older: Promise<void> | undefined;
  #newer: Promise<void> | undefined;
  /** Where older pages end and newer ones begin: pages may hold no message, so the window does not know. */
  #start: Cursor | undefined;
  #end: Cursor | undefined;
  /** Came while the window reads up to the newest. */
  #waiting: LogEvent[] | undefined;

  constructor(room: Room, options: MessageLogOptions) {
    this.room = room;
    this.#options = options;
    this.ready = new Promise((resolve) => void this.#run(resolve));
  }

  get isReadingOlder(): boolean {
    return this.#older !== undefined;
  }

  get isReadingNewer(): boolean {
    return this.#newer !== undefined;
  }

  /** Reads the page before the window. Settles when it is there or failed; it does not reject. */
  readOlder(): Promise<void> {
    const before = this.#start;
    if (before === undefined || this.isBeginning || this.phase !== 'ready') return Promise.resolve();
    return (this.#older ??= this.#readOlder(before).finally(() => {
      this.#older = undefined;
      this.#changed([]);
    }));
  }

  /** Reads on behind a window that does not reach the newest. Settles as `readOlder` does. */
  readNewer(): Promise<void> {
    return this.#catchUp((signal) => this.#readNewer(signal));
  }

  /**
   * Lets the window go for the page around a place of the log, with what it has of both sides. Rejects with the error of
   * that page; the window is then as it was.
   */
  async readPlace(cursor: Cursor): Promise<void> {
    while (this.#newer) await this.#newer;
    if (this.phase !== 'ready') return;
    const wasWhole = this.isWhole;
    if (wasWhole) this.#end = this.window.lastCursor;
    this.isWhole = false;
    let failure: RoompaneError | undefined;
    await this.#catchUp(async (signal) => {
      try {
        return this.#begin(await this.room.messages.page({ around: cursor, limit: PAGE_EVENTS, signal }));
      } catch (thrown) {
        failure = toRoompaneError(thrown);
        return wasWhole;
      }
    });
    if (failure) throw failure;
  }

  /** Lets the window go for the newest page, unless it reaches that anyway. Settles as `readOlder` does. */
  async readNewest(): Promise<void> {
    await this.#newer;
    return this.#catchUp((signal) => this.#readNewest(signal));
  }

  /**
   * Reads the next page where few rows are left beyond those drawn. A page that failed waits for someone to ask; so does one
   * that would take away from what is drawn, where that is all that is kept, folded into a few rows.
   */
  readAround({ first, end }: PlaceRange): void {
    if (end - first >= this.#options.keptMessages()) return;
    if (first - this.window.first < AHEAD_ROWS && !this.olderError) void this.readOlder();
    if (this.window.end - end < AHEAD_ROWS && !this.newerError) void this.readNewer();
  }

  async #run(resolve: () => void): Promise<void> {
    const { signal } = this.#options;
    try {
      const page = await this.room.messages.latest({ limit: FIRST_EVENTS, signal });
      this.#begin(page);
      this.phase = 'ready';
      this.#changed([]);
      resolve();
      for await (const event of this.room.messages.live({ after: page.end, signal })) this.#take(event);
    } catch (thrown) {
      resolve();
      if (signal.aborted) return;
      this.error = toRoompaneError(thrown);
      if (this.phase === 'loading') this.phase = 'failed';
      this.#changed([]);
    }
  }

  /** The window is this page; true when that reaches the newest. */
  #begin(page: LogPage): boolean {
    this.window.clear();
    this.gaps.clear();
    this.olderError = undefined;
    this.window.append(page.events);
    this.#began(page);
    this.#end = page.end;
    return page.isLast;
  }

  /** The window begins with this page. */
  #began({ start, isFirst, hasGap }: LogPage): void {
    this.#start = start;
    this.isBeginning = isFirst;
    if (hasGap) this.gaps.markBefore(this.window.at(this.window.first));
  }

  async #readOlder(before: Cursor): Promise<void> {
    const { signal } = this.#options;
    this.olderError = undefined;
    this.#changed([]);
    try {
      const page = await this.room.messages.older({ before, limit: PAGE_EVENTS, signal });
      // The window may have been cut, or let go for the newest page, in the meantime.
      if (this.#start !== before) return;
      this.window.prepend(page.events);
      this.#began(page);
    } catch (thrown) {
      this.olderError = toRoompaneError(thrown);
    }
  }

  /** Runs one act at a time that brings the window nearer to what comes live, and keeps what comes meanwhile. */
  #catchUp(act: (signal: AbortSignal) => Promise<boolean>): Promise<void> {
    if (this.isWhole || this.phase !== 'ready') return Promise.resolve();
    return (this.#newer ??= this.#reachUp(act).finally(() => {
      this.#newer = undefined;
      this.#changed([]);
    }));
  }

  async #reachUp(act: (signal: AbortSignal) => Promise<boolean>): Promise<void> {
    const life = new AbortController();
    const waiting: LogEvent[] = [];
    this.#waiting = waiting;
    this.newerError = undefined;
    this.#changed([]);
    try {
      const isReached = await act(AbortSignal.any([life.signal, this.#options.signal]));
      if (isReached && waiting.length < WAITING_EVENTS) {
        this.window.append(waiting);
        this.isWhole = true;
      }
    } catch (thrown) {
      this.newerError = toRoompaneError(thrown);
    } finally {
      life.abort();
      this.#waiting = undefined;
    }
  }

  async #readNewest(signal: AbortSignal): Promise<boolean> {
    this.#begin(await this.room.messages.latest({ limit: FIRST_EVENTS, signal }));
    return true;
  }

  async #readNewer(signal: AbortSignal): Promise<boolean> {
    const page = await this.room.messages.page({ after: this.#end, limit: PAGE_EVENTS, signal });
    if (page.hasGap) this.#markGap();
    this.window.append(page.events);
    this.#end = page.end;
    return page.isLast;
  }

  #take(event: LiveEvent): void {
    if (event.type === 'caught-up') return;
    if (!this.isWhole) this.#hear(event);
    else if (event.type !== 'gap') this.#changed(this.window.append([event]));
    else {
      this.#markGap();
      this.#changed([]);
    }
  }

  /** What comes while the window is elsewhere is counted, not kept. */
  #hear(event: LogEvent | GapEvent): void {
    if (event.type === 'gap') return;
    if (this.#waiting && this.#waiting.length < WAITING_EVENTS) this.#waiting.push(event);
    this.window.heed([event]);
    this.#changed(event.type === 'posted' ? [event.message] : []);
  }

  #markGap(): void {
    this.gaps.markBehind(this.window.before(this.window.end));
  }

  #changed(arrived: readonly Message[]): void {
    if (this.#options.signal.aborted) return;
    this.trim();
    this.#options.listener(arrived);
  }

  /** Holds the window to its bound, at the end that the reader is further from. */
  trim(): void {
    const { window } = this;
    const { readerAt } = this.#options;
    const keptMessages = this.#options.keptMessages();
    if (this.isSearching || window.count <= keptMessages * 1.1) return;
    const spare = window.count - keptMessages;
    const place = readerAt();
    if (place - window.first > window.end - place) {
      window.cutBefore(window.first + spare);
      this.#start = window.firstCursor;
      this.isBeginning = false;
    } else if (!this.isReadingNewer) {
      window.cutFrom(window.end - spare);
      this.#end = window.lastCursor;
      this.isWhole = false;
    }
  }
}
