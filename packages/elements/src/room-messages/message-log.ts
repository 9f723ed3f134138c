import {
  type Cursor,
  type LiveEvent,
  type Message,
  MessageFold,
  type Room,
  type RoompaneError,
  toRoompaneError,
} from '@roompane/protocol';

const PAGE_EVENTS = 50;

/** What a log tells its reader. */
export interface MessageLogListener {
  /** Something of the log is different; `arrived` are new messages that came while one was looking. */
  (arrived: readonly Message[]): void;
}

/**
 * One reading of a room: the newest page, what comes after it, and older pages when they are asked for. It ends with
 * its signal; a reading that failed is replaced by a new one.
 */
export class MessageLog {
  readonly room: Room;
  phase: 'loading' | 'ready' | 'failed' = 'loading';
  /** Why the newest page could not be read, or why the live stream ended. */
  error: RoompaneError | undefined;
  /** The room has nothing older. */
  isBeginning = false;
  isReadingOlder = false;
  olderError: RoompaneError | undefined;
  /** Behind these messages, by id, something is missing that cannot be had. */
  readonly gaps: Set<string> = new Set();
  #fold = new MessageFold();
  #messages: readonly Message[] | undefined;
  #start: Cursor | undefined;
  #signal: AbortSignal;
  #listener: MessageLogListener;

  constructor(room: Room, signal: AbortSignal, listener: MessageLogListener) {
    this.room = room;
    this.#signal = signal;
    this.#listener = listener;
    void this.#run();
  }

  /** Oldest first; a new list after each change. */
  get messages(): readonly Message[] {
    // Made when it is looked at: a flood of events is looked at once a frame.
    return (this.#messages ??= this.#fold.messages);
  }

  /** Reads the page before the oldest message. Settles when it is there or failed; it does not reject. */
  async readOlder(): Promise<void> {
    const before = this.#start;
    if (before === undefined || this.isBeginning || this.isReadingOlder) return;
    this.isReadingOlder = true;
    this.olderError = undefined;
    this.#listener([]);
    try {
      const page = await this.room.messages.older({ before, limit: PAGE_EVENTS, signal: this.#signal });
      this.#fold.prepend(page.events);
      this.#start = page.start;
      this.isBeginning = page.isFirst;
    } catch (thrown) {
      this.olderError = toRoompaneError(thrown);
    }
    this.isReadingOlder = false;
    this.#changed([]);
  }

  async #run(): Promise<void> {
    try {
      const page = await this.room.messages.latest({ limit: PAGE_EVENTS, signal: this.#signal });
      this.#fold.append(page.events);
      this.#start = page.start;
      this.isBeginning = page.isFirst;
      this.phase = 'ready';
      this.#changed([]);
      for await (const event of this.room.messages.live({ after: page.end, signal: this.#signal })) this.#take(event);
    } catch (thrown) {
      if (this.#signal.aborted) return;
      this.error = toRoompaneError(thrown);
      if (this.phase === 'loading') this.phase = 'failed';
      this.#changed([]);
    }
  }

  #take(event: LiveEvent): void {
    if (event.type === 'caught-up') return;
    if (event.type === 'gap') {
      const last = this.#fold.messages.at(-1);
      if (last) this.gaps.add(last.id);
      this.#changed([]);
      return;
    }
    const isNew = event.type === 'posted' && !this.#fold.get(event.message.id);
    this.#fold.append([event]);
    const arrived = isNew ? this.#fold.get(event.message.id) : undefined;
    this.#changed(arrived ? [arrived] : []);
  }

  #changed(arrived: readonly Message[]): void {
    if (this.#signal.aborted) return;
    this.#messages = undefined;
    this.#listener(arrived);
  }
}
