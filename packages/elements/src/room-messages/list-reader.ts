import type { ReactiveElement } from 'lit';
import type { Clock, Cursor, Message } from '@roompane/protocol';
import { ConnectionController } from '../internal/connection-controller.ts';
import type { MessageLog } from './message-log.ts';
import type { MessageViewport } from './message-viewport.ts';
import { ReadMarker } from './read-marker.ts';
import type { Unread } from './unread.ts';
import { UnreadStart } from './unread-start.ts';
import { UnreadTracker } from './unread-tracker.ts';

interface ReaderOptions {
  readonly viewport: MessageViewport;
  /** Is a message one that a reader need not be told of? */
  readonly isQuiet: (message: Message) => boolean;
  readonly draw: () => void;
}

interface ReadingOptions {
  readonly signal: AbortSignal;
  /** Where the unread begin, as the client remembers it. */
  readonly afterCursor: Cursor | undefined;
}

/** Who reads a list: what they have seen of it, and the telling of that. */
export class ListReader {
  readonly #host: ReactiveElement & { readonly clock: Clock; readonly keepsUnread: boolean };
  readonly #viewport: MessageViewport;
  readonly #draw: () => void;
  readonly #unread: UnreadTracker;
  readonly #start: UnreadStart;
  #log: MessageLog | undefined;
  #marker: ReadMarker | undefined;

  constructor(
    host: ReactiveElement & { readonly clock: Clock; readonly keepsUnread: boolean },
    { viewport, isQuiet, draw }: ReaderOptions,
  ) {
    this.#host = host;
    this.#viewport = viewport;
    this.#draw = draw;
    this.#unread = new UnreadTracker(host);
    this.#start = new UnreadStart(this.#unread, viewport, isQuiet);
    new ConnectionController(
      host,
      () => document,
      (page, signal) => page.addEventListener('visibilitychange', () => this.look(), { signal }),
    );
  }

  get unread(): Unread {
    return this.#unread.now;
  }

  /** Another reading of a room; of the same one it goes on where it was. */
  begin(log: MessageLog, { signal, afterCursor }: ReadingOptions): void {
    const isAnew = this.#log?.room !== log.room;
    this.#log = log;
    this.#marker = new ReadMarker(log.room, { clock: this.#host.clock, signal });
    if (!isAnew) return;
    this.#unread.reset();
    this.#start.reset();
    void this.#start.markAfterCursor(log, afterCursor, signal).then(this.#draw);
  }

  markAfterMessage(log: MessageLog, lastSeenId: string | undefined): void {
    this.#start.markAfterMessage(log, lastSeenId);
  }

  /** Somebody else's message came. */
  hear({ id }: Message): void {
    this.#unread.take({ type: 'arrived', messageId: id, isSeen: this.#isSeeing });
  }

  /** The reader may have come to the end, or back to the page. */
  look(): void {
    if (!this.#isSeeing) return;
    if (!this.#host.keepsUnread) this.#marker?.look(this.#seen);
    if (this.#unread.now.count === 0) return;
    this.#unread.take({ type: 'seen' });
    this.#draw();
  }

  /** With a drawing. */
  tell(): void {
    this.#unread.tell();
  }

  /** Where there is none: a page that nobody looks at. */
  tellLater(signal: AbortSignal): void {
    if (document.visibilityState === 'hidden') this.#unread.tellLater(signal);
  }

  readonly #seen = (): Cursor | undefined => (this.#isSeeing ? this.#log?.window.lastCursor : undefined);

  get #isSeeing(): boolean {
    const { isShown, stand } = this.#viewport;
    return isShown && stand.at === 'end' && this.#log?.isWhole === true && document.visibilityState === 'visible';
  }
}
