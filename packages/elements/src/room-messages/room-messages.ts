import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Clock, Message, Room } from '@roompane/protocol';
import { icon } from '../icons.ts';
import { ConnectionController } from '../internal/connection-controller.ts';
import { LateController } from '../internal/late-controller.ts';
import { localeOf } from '../internal/locale.ts';
import { followRoom } from '../internal/room-controller.ts';
import { systemClock } from '../internal/system-clock.ts';
import { timesOf } from '../internal/times.ts';
import { avatarStyles } from '../styles/avatar.styles.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { buttonStyles } from '../styles/button.styles.ts';
import { placeStyles } from '../styles/place.styles.ts';
import { tagStyles } from '../styles/tag.styles.ts';
import { announce } from './announce.ts';
import { MessageLog } from './message-log.ts';
import { toRows } from './message-rows.ts';
import { messageStyles } from './message.styles.ts';
import { renderBones, renderFailure, renderNothing } from './render-place.ts';
import { renderRow, type RowContext } from './render-row.ts';
import { roomMessagesStyles } from './room-messages.styles.ts';
import { STEP_MESSAGES, windowFrom, WINDOW_MESSAGES } from './row-window.ts';
import { anchorOf, isAtEnd, restoreAnchor, type ScrollAnchor } from './scroll-anchor.ts';

/**
 * What is said in a room: the newest messages, those that come, and older ones a page at a time.
 *
 * It stays at the newest message until the reader scrolls up; then nothing moves under the reader's eyes, and a button
 * leads back. A few hundred messages are drawn at most, however long the room is.
 *
 * @element room-messages
 * @event room-link - A `RoomLinkEvent`: someone pressed the name of another room.
 * @csspart log - The part that scrolls.
 * @csspart message - One message.
 * @csspart text - What was written.
 * @csspart story - The block of a story.
 * @csspart mention - The name of someone in a text.
 * @csspart newest - The button that leads to the newest message.
 * @cssproperty --rp-msg-gap - Between the messages of two authors.
 * @cssproperty --rp-msg-pad - Above and below one message.
 * @cssproperty --rp-avatar - The size of a face.
 */
export class RoomMessages extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    avatarStyles,
    tagStyles,
    placeStyles,
    messageStyles,
    roomMessagesStyles,
  ];

  #late: LateController = new LateController(this);
  #reading: ConnectionController<Room>;
  #log: MessageLog | undefined;
  /** Came since the last drawing. */
  #arrived: Message[] = [];
  #isDrawingDue = false;
  #isFollowing = true;
  #anchor: ScrollAnchor | undefined;
  #sizes: ResizeObserver | undefined;

  @query('.log') private scroller!: HTMLElement;
  @query('.rows') private rows!: HTMLElement;

  /** The first message that is drawn, where that is not a matter of the newest. */
  @state() private firstId: string | undefined;
  @state() private unread: { readonly messageId: string; readonly count: number } | undefined;
  /** Of the unread, those that the reader has not been led to yet. */
  @state() private unseenCount = 0;
  @state() private openStories: ReadonlySet<string> = new Set();
  @state() private announcement = '';

  /** The room whose messages to show. */
  @property({ attribute: false }) room: Room | undefined;

  /** The time that waiting and “Today” are measured by. @default the browser's */
  @property({ attribute: false }) clock: Clock = systemClock;

  constructor() {
    super();
    followRoom(this);
    this.#reading = new ConnectionController(
      this,
      () => this.room,
      (room, signal) => this.#read(room, signal),
    );
    this.addController({
      hostConnected: () => this.hasUpdated && this.#watchSizes(),
      hostDisconnected: () => this.#sizes?.disconnect(),
    });
  }

  protected override willUpdate(): void {
    if (!this.hasUpdated || this.#isFollowing) return;
    this.#anchor = anchorOf(this.scroller, this.rows.querySelectorAll('.msg'));
  }

  protected override firstUpdated(): void {
    this.#watchSizes();
  }

  protected override updated(_changed: PropertyValues): void {
    if (this.#isFollowing) this.#stick();
    else if (this.#anchor) restoreAnchor(this.scroller, this.#anchor);
    this.#anchor = undefined;
  }

  /** Shows the newest message and stays there. */
  showNewest(): void {
    this.firstId = undefined;
    this.unseenCount = 0;
    this.#isFollowing = true;
    this.requestUpdate();
  }

  #read(room: Room, signal: AbortSignal): void {
    if (this.#log?.room !== room) {
      this.unread = undefined;
      this.openStories = new Set();
    }
    this.showNewest();
    const log: MessageLog = new MessageLog(room, signal, (arrived) => this.#take(arrived));
    this.#log = log;
    this.requestUpdate();
  }

  #take(arrived: readonly Message[]): void {
    const ownId = this.room?.me.id;
    for (const message of arrived) {
      if (message.author.id === ownId && !message.via) this.showNewest();
      else if (!this.#isFollowing) this.#count(message);
      else if (this.unseenCount === 0) this.unread = undefined;
    }
    this.#arrived.push(...arrived);
    this.#drawSoon();
  }

  #count({ id }: Message): void {
    const isMore = this.unread !== undefined && this.unseenCount > 0;
    this.unread = { messageId: isMore && this.unread ? this.unread.messageId : id, count: this.unseenCount + 1 };
    this.unseenCount++;
  }

  /** A flood is drawn once a frame, not once a message. */
  #drawSoon(): void {
    if (this.#isDrawingDue) return;
    this.#isDrawingDue = true;
    requestAnimationFrame(() => {
      this.#isDrawingDue = false;
      if (this.#arrived.length > 0) this.announcement = announce(this.#arrived, this.room?.me.id);
      this.#arrived = [];
      this.requestUpdate();
    });
  }

  #watchSizes(): void {
    this.#sizes ??= new ResizeObserver(() => {
      if (this.#isFollowing) this.#stick();
    });
    this.#sizes.observe(this.scroller);
    this.#sizes.observe(this.rows);
  }

  #stick(): void {
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  #handleScroll(): void {
    const messages = this.#log?.messages ?? [];
    const { start, end } = windowFrom(messages, this.firstId);
    const isFollowing = end === messages.length && isAtEnd(this.scroller);
    if (isFollowing === this.#isFollowing) return;
    this.#isFollowing = isFollowing;
    this.firstId = isFollowing ? undefined : messages[start]?.id;
    if (isFollowing) this.unseenCount = 0;
    this.requestUpdate();
  }

  async #handleEarlier(): Promise<void> {
    const log = this.#log;
    if (!log) return;
    this.#isFollowing = false;
    const { start } = windowFrom(log.messages, this.firstId);
    this.firstId = log.messages[start]?.id;
    if (start === 0) await log.readOlder();
    const now = log.messages.findIndex(({ id }) => id === this.firstId);
    this.firstId = log.messages[Math.max(0, now - STEP_MESSAGES)]?.id;
    this.requestUpdate();
  }

  #handleLater(): void {
    const messages = this.#log?.messages ?? [];
    const { start } = windowFrom(messages, this.firstId);
    const next = Math.min(start + STEP_MESSAGES, Math.max(0, messages.length - WINDOW_MESSAGES));
    this.firstId = messages[next]?.id;
  }

  #toggleStory = (messageId: string): void => {
    const open = new Set(this.openStories);
    if (!open.delete(messageId)) open.add(messageId);
    this.openStories = open;
  };

  #handleNewest = (): void => this.showNewest();
  #handleRetry = (): void => this.#reading.restart();

  override render(): TemplateResult {
    const log = this.#log;
    return html`<div
        class="log"
        part="log"
        role="log"
        aria-live="off"
        aria-label="Messages"
        tabindex="0"
        @scroll=${this.#handleScroll}
      >
        ${log?.phase === 'loading' && this.#late.isLate('loading', 200) ? renderBones() : nothing}
        ${log?.phase === 'failed' ? renderFailure(log.error, this.#handleRetry) : nothing}
        ${log?.phase === 'ready' && log.messages.length === 0 && log.isBeginning ? renderNothing(this.room) : nothing}
        <div class="rows">${log ? this.#renderRows(log) : nothing}</div>
      </div>
      ${log?.phase === 'ready' && log.error ? this.#renderStale(log.error.message) : nothing} ${this.#renderNewest()}
      <p class="hidden-text" role="status">${this.announcement}</p>`;
  }

  #renderRows(log: MessageLog): unknown {
    if (log.phase !== 'ready') return nothing;
    const { start, end } = windowFrom(log.messages, this.firstId);
    const rows = toRows(log.messages.slice(start, end), { unread: this.unread, gaps: log.gaps });
    const context: RowContext = {
      meId: log.room.me.id,
      nowEpochMs: this.clock.now(),
      times: timesOf(localeOf(this)),
      openStories: this.openStories,
      toggleStory: this.#toggleStory,
    };
    return html`${this.#renderEarlier(log, start)}
    ${repeat(
      rows,
      ({ key }) => key,
      (row) => renderRow(row, context),
    )}
    ${
      end < log.messages.length
        ? html`<button class="btn is-s is-ghost more" type="button" @click=${this.#handleLater}>
            Show later messages
          </button>`
        : nothing
    }`;
  }

  #renderEarlier({ isBeginning, isReadingOlder, olderError, messages }: MessageLog, start: number): unknown {
    if (start === 0 && isBeginning) {
      return messages.length ? html`<p class="end">This is where the room begins.</p>` : nothing;
    }
    const words = isReadingOlder ? 'Reading earlier messages' : 'Show earlier messages';
    return html`<button
        class="btn is-s is-ghost more"
        type="button"
        aria-disabled=${isReadingOlder}
        @click=${this.#handleEarlier}
      >
        ${words}
      </button>
      ${olderError ? html`<p class="end" role="alert">Earlier messages could not be read. ${olderError.message}</p>` : nothing}`;
  }

  #renderStale(reason: string): TemplateResult {
    return html`<div class="bar" role="alert">
      ${icon('alert')}<span>New messages do not arrive. ${reason}</span>
      <button class="btn is-s" type="button" @click=${this.#handleRetry}>Try again</button>
    </div>`;
  }

  #renderNewest(): unknown {
    if (this.#isFollowing || this.#log?.phase !== 'ready') return nothing;
    const count = this.unseenCount;
    const words = count === 0 ? 'Newest messages' : count === 1 ? '1 new message' : `${count} new messages`;
    return html`<div class="newest">
      <button class="btn is-s ${count ? 'is-new' : ''}" part="newest" type="button" @click=${this.#handleNewest}>
        ${icon('down', 'is-s')}${words}
      </button>
    </div>`;
  }
}
