import { LitElement, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Clock, Message, Room, Template } from '@roompane/protocol';
import { ConnectionController } from '../internal/connection-controller.ts';
import { LateController } from '../internal/late-controller.ts';
import { localeOf } from '../internal/locale.ts';
import { followRoom } from '../internal/room-controller.ts';
import { onceAFrame } from '../internal/once-a-frame.ts';
import { systemClock } from '../internal/system-clock.ts';
import { timesOf } from '../internal/times.ts';
import { MessageActs, type LinkToMessage } from './message-acts.ts';
import { announce } from './announce.ts';
import { DayLabel } from './day-label.ts';
import { findMessage, type FindMessageOptions } from './find-message.ts';
import { keptRows } from './kept-rows.ts';
import { LeavingDrafts } from './leaving-drafts.ts';
import { ListReader } from './list-reader.ts';
import { MessageFiles } from './message-files.ts';
import { MessageLog } from './message-log.ts';
import { areOtherTemplates } from './message-templates.ts';
import { MessageViewport } from './message-viewport.ts';
import { type ListHandlers, renderList } from './render-list.ts';
import { renderRows } from './render-rows.ts';
import { type RowDrawing, RowList } from './row-list.ts';
import { RowViews } from './row-views.ts';
import { roomMessagesStyles } from './room-messages.styles.ts';

/**
 * What is said in a room: the newest messages, those that come, and older ones as the reader scrolls towards them.
 *
 * It stays at the newest message until the reader scrolls up; then nothing moves under the reader's eyes, whatever comes
 * above or below, and a button leads back. However long the room is, at most 300 rows are drawn, and messages are kept up to
 * `keptMessages`. The browser's find-in-page sees what is drawn, and no more.
 *
 * @element room-messages
 * @event {RoomLinkEvent} room-link - Someone pressed the name of another room.
 * @event {MessageReplyEvent} message-reply - Someone wants to answer a message: for a composer.
 * @event {MessageEditEvent} message-edit - Someone wants to change an own message: for a composer.
 * @event {UnreadChangedEvent} unread-changed - How many messages the reader has not seen.
 * @csspart log - The part that scrolls.
 * @csspart message - One message.
 * @csspart leaving - A post of the local user that is on its way.
 * @csspart text - What was written.
 * @csspart story - The block of a story.
 * @csspart card - What a template makes of a bot's data.
 * @csspart mention - The name of someone in a text.
 * @csspart acts - What can be done with the message that someone is at.
 * @csspart file - A file that a message carries.
 * @csspart newest - The button that leads to the newest message.
 * @cssproperty --rp-msg-gap - Between the messages of two authors.
 * @cssproperty --rp-msg-pad - Above and below one message.
 * @cssproperty --rp-avatar - The size of a face.
 */
export class RoomMessages extends LitElement {
  static override styles = roomMessagesStyles;

  #late: LateController = new LateController(this);
  #reading: ConnectionController<Room>;
  #log: MessageLog | undefined;
  #viewport: MessageViewport = new MessageViewport(() => this.#drawSoon());
  #list: RowList = new RowList();
  #day: DayLabel = new DayLabel();
  #views: RowViews = new RowViews({ viewport: this.#viewport, list: this.#list, host: this });
  #acts: MessageActs = new MessageActs(this, (id) => this.#log?.window.cursorOf(id));
  #files: MessageFiles = new MessageFiles(this);
  #leaving: LeavingDrafts = new LeavingDrafts(this);
  #reader: ListReader = new ListReader(this, {
    viewport: this.#viewport,
    isQuiet: this.#views.isQuiet,
    draw: () => this.#drawSoon(),
  });
  /** Came since the last drawing. */
  #arrived: Message[] = [];
  /** The message that was jumped to, as long as it has the focus. */
  #targetId: string | undefined;

  @query('.log') private scroller!: HTMLElement;
  @query('.lead') private lead!: HTMLElement;
  @query('.rows') private rows!: HTMLElement;
  @query('.tail') private tail!: HTMLElement;
  @query('.day') private day!: HTMLElement;

  @state() private announcement = '';

  /** The room whose messages to show. */
  @property({ attribute: false }) room: Room | undefined;

  /** The time that waiting and “Today” are measured by. @default the browser's */
  @property({ attribute: false }) clock: Clock = systemClock;

  /**
   * The id of the last message that the reader has seen, as the client remembers it. When the list is first drawn it opens
   * where the unread begin, if they are more than fit in sight. It is looked for among the messages that are loaded; what
   * comes while the list is there it counts by itself. @default undefined: all that is there has been seen
   */
  @property({ attribute: 'unread-after' }) unreadAfter: string | undefined;

  /**
   * The same as a place in the log, where the client remembers that: what is unread is then found however far back it
   * begins, and counted up to 256 events. It is read when the list begins with a room.
   * @default undefined
   */
  @property({ attribute: false }) unreadAfterCursor: string | undefined;

  /**
   * How to draw the `data` of bots: the templates of the room's add-ins, in the client's order; the first that fits counts.
   * What they fold is neither announced nor counted as unread. @default none: messages are drawn as their text
   */
  @property({ attribute: false, hasChanged: areOtherTemplates }) templates: readonly Template[] = [];

  /**
   * Messages to keep in memory, and a tenth more. Who scrolls further lets go of those at the other end; they are read again
   * on the way back. @default 20,000
   */
  @property({ type: Number, attribute: 'kept-messages' }) keptMessages = 20_000;

  /**
   * Leaves the room's own marker of what the local user has read alone. Otherwise it is moved on when the newest message is in
   * sight of a visible page.
   * @default false
   */
  @property({ type: Boolean, attribute: 'keeps-unread' }) keepsUnread = false;

  /** Where a message can be found: with it, a link to one can be copied. @default undefined: there are no links */
  @property({ attribute: false }) linkTo: LinkToMessage | undefined;

  constructor() {
    super();
    followRoom(this);
    this.#reading = new ConnectionController(
      this,
      () => this.room,
      (room, signal) => this.#read(room, signal),
    );
    this.addController({
      hostConnected: () => this.hasUpdated && this.#attach(),
      hostDisconnected: () => this.#viewport.detach(),
    });
  }

  /** Messages of others that the reader has not seen: they came while the list was not at its end, or not in sight. */
  get unreadCount(): number {
    return this.#reader.unread.count;
  }

  /** Shows the newest message and stays there. */
  showNewest(): void {
    const log = this.#log;
    void log?.readNewest().then(() => {
      if (this.#log !== log || !log.isWhole) return;
      this.#viewport.showEnd();
      this.#reader.look();
      this.#drawSoon();
    });
  }

  /**
   * Brings a message into sight, marks it and gives it the focus. Resolves with true once it is drawn; with false when the
   * room has it not. What is not loaded is read: with the `cursor` of its post that is one page, wherever it lies, without
   * one page by page, as far as 10,000 messages back. Rejects with `call/aborted` when the signal aborts or the element shows
   * another room, and with the error of a page that cannot be read, as `log/cursor-unknown`.
   */
  async scrollToMessage(messageId: string, options: FindMessageOptions = {}): Promise<boolean> {
    const log = this.#log;
    if (!log) return false;
    const place = await findMessage(log, messageId, options);
    if (place === undefined || this.#log !== log) return false;
    this.#targetId = log.window.at(place)?.id;
    this.#views.unfold(place);
    this.#viewport.show(place);
    log.trim();
    this.requestUpdate();
    await this.updateComplete;
    this.#list.focus(place);
    return true;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('templates')) this.#views.setTemplates(this.templates);
    const log = this.#log;
    if (log?.phase !== 'ready') return;
    this.#reader.markAfterMessage(log, this.unreadAfter);
    const kept = this.shadowRoot ? keptRows(this.shadowRoot) : undefined;
    const { rows, moved } = this.#views.takeOver(log, this.#reader.unread.firstId);
    this.#viewport.prepare(rows, { isWhole: log.isWhole, kept, moved });
  }

  protected override firstUpdated(): void {
    this.#attach();
  }

  protected override updated(): void {
    this.#viewport.settle(this.#list.draw(this.rows, this.#drawings()));
    this.#showDay();
    this.#reader.look();
    this.#reader.tell();
    if (this.#viewport.isShown) this.#log?.readAround(this.#viewport.range);
  }

  #attach(): void {
    const { scroller, lead, rows, tail } = this;
    this.#viewport.attach({ scroller, lead, rows, tail });
    this.#drawSoon();
  }

  #read(room: Room, signal: AbortSignal): void {
    if (this.#log?.room !== room) this.#views.reset();
    this.#targetId = undefined;
    this.#viewport.reset();
    const log: MessageLog = new MessageLog(room, {
      signal,
      listener: (arrived) => this.#take(arrived, signal),
      keptMessages: () => this.keptMessages,
      readerAt: () => (this.#viewport.stand.at === 'end' ? log.window.end : this.#viewport.stand.place),
    });
    this.#log = log;
    this.requestUpdate();
    // What could not be read without a line is read when that is back.
    const again = (): void => void (log.phase === 'failed' && this.#reading.restart());
    room.addEventListener('connection-changed', again, { signal });
    this.#reader.begin(log, { signal, afterCursor: this.unreadAfterCursor });
  }

  #take(arrived: readonly Message[], signal: AbortSignal): void {
    const ownId = this.room?.me.id;
    const news = arrived.filter((message) => !this.#views.isQuiet(message));
    for (const message of news) {
      if (message.author.id === ownId && !message.via) this.showNewest();
      else this.#reader.hear(message);
    }
    this.#arrived.push(...news);
    this.#reader.tellLater(signal);
    this.#drawSoon();
  }

  /** A flood is drawn once a frame, not once a message. */
  #drawSoon = onceAFrame((): void => {
    if (this.#arrived.length > 0) this.announcement = announce(this.#arrived, this.room?.me.id, this.#wordsOf);
    this.#arrived = [];
    this.requestUpdate();
  });

  #showDay(): void {
    const place = this.#viewport.edge;
    const epochMs = place === undefined ? undefined : this.#log?.window.at(place)?.postedAtEpochMs;
    this.#day.show(this.day, { epochMs, nowEpochMs: this.clock.now(), times: timesOf(localeOf(this)) });
  }

  #wordsOf = (message: Message): string | undefined => this.#views.wordsOf(message, localeOf(this));

  /** A message that is not there, or a page that fails, leaves the reader where they are. */
  #jump = (messageId: string): void => void this.scrollToMessage(messageId).catch(() => undefined);

  #handlers: ListHandlers = {
    scroll: () => {
      if (this.#viewport.scrolled()) this.requestUpdate();
      this.#showDay();
    },
    acts: this.#acts,
    focusOut: () => {
      // It comes in the middle of a drawing when that takes the message out.
      if (this.#targetId !== undefined) this.#drawSoon();
      this.#targetId = undefined;
    },
    newest: () => this.showNewest(),
    retry: () => this.#reading.restart(),
    older: () => void this.#log?.readOlder(),
    newer: () => void this.#log?.readNewer(),
  };

  override render(): TemplateResult {
    return renderList({
      log: this.#log,
      isLate: this.#log?.phase === 'loading' && this.#late.isLate('loading', 200),
      isAtEnd: this.#viewport.stand.at === 'end',
      unreadCount: this.#reader.unread.count,
      announcement: this.announcement,
      leaving: this.#leaving,
      handlers: this.#handlers,
    });
  }

  #drawings(): readonly RowDrawing[] {
    const log = this.#log;
    if (log?.phase !== 'ready') return [];
    const { firstId, dividerCount } = this.#reader.unread;
    return renderRows(log, this.#viewport.range, {
      ...this.#views.viewing,
      acts: this.#acts,
      files: this.#files,
      meId: log.room.me.id,
      nowEpochMs: this.clock.now(),
      times: timesOf(localeOf(this)),
      jump: this.#jump,
      targetId: this.#targetId,
      unreadId: firstId,
      unreadCount: dividerCount,
    });
  }
}
