import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Room } from '@roompane/protocol';
import { ConnectionController } from '../internal/connection-controller.ts';
import { localeOf } from '../internal/locale.ts';
import { followOutbox, shownPosts } from '../internal/kept-posts.ts';
import { type KeptPost, type OutboxLike, toOutboxRoom } from '../internal/outbox-room.ts';
import { timesOf } from '../internal/times.ts';
import { type PostActions, renderPost } from './render-post.ts';
import { roomOutboxStyles } from './room-outbox.styles.ts';
import { speakChange } from './speak-change.ts';

/**
 * What the user posted and the room has not yet: what waits for the line, what is on its way, and what was stopped or failed,
 * with the reason. Each can be tried again, changed and discarded. `<room-messages>` shows it behind the newest message by
 * itself, so that a page needs it only where there is no such list.
 *
 * To change a post is for a `<room-composer>` of the same room: it takes the words, and until they are posted again the post
 * stays here. A room without an outbox, as an add-in's, shows nothing.
 *
 * @element room-outbox
 * @csspart post - One post that is kept.
 * @csspart text - Its words.
 */
export class RoomOutbox extends LitElement {
  static override styles = roomOutboxStyles;

  #posts: readonly KeptPost[] = [];

  @state() private askedKey: string | undefined;
  @state() private announcement = '';

  /** The room whose posts to show. */
  @property({ attribute: false }) room: Room | undefined;

  constructor() {
    super();
    new ConnectionController(
      this,
      () => this.room,
      (room, signal) => this.#follow(room, signal),
    );
  }

  #follow(room: Room, signal: AbortSignal): void {
    this.#posts = [];
    this.announcement = '';
    followOutbox(room, signal, (outbox) => this.#take(outbox, room.connection === 'online'));
  }

  #take({ entries }: OutboxLike, isOnline: boolean): void {
    const before = this.#posts;
    const after = (this.#posts = shownPosts(entries, isOnline));
    this.announcement = speakChange({ before, after, isOnline }) || this.announcement;
    if (!after.some(({ key }) => key === this.askedKey)) this.askedKey = undefined;
    this.requestUpdate();
  }

  #act(act: (outbox: OutboxLike) => void): void {
    const outbox = this.room && toOutboxRoom(this.room).outbox;
    if (outbox) act(outbox);
  }

  #ask(key: string | undefined, focus: string): void {
    this.askedKey = key;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(focus)?.focus());
  }

  /** The next post has the focus then; without one what this list stands in. */
  async #discard(key: string): Promise<void> {
    const index = this.#posts.findIndex((post) => post.key === key);
    this.#act((outbox) => outbox.discard(key));
    this.announcement = 'Discarded.';
    await this.updateComplete;
    const rows = this.renderRoot.querySelectorAll<HTMLElement>('.msg');
    const next = rows[index] ?? rows[rows.length - 1] ?? this.closest<HTMLElement>('[tabindex]');
    next?.focus({ preventScroll: true });
  }

  #actions: PostActions = {
    retry: (key) => this.#act((outbox) => outbox.retry(key)),
    edit: (key) => this.#act((outbox) => outbox.hold(key)),
    release: (key) => this.#act((outbox) => outbox.release(key)),
    discard: (key) => this.#ask(key, '.keep'),
    confirm: (key) => void this.#discard(key),
    keep: (key) => this.#ask(undefined, `[data-key="${CSS.escape(key)}"]`),
  };

  override render(): TemplateResult {
    return html`${this.room && this.#posts.length > 0 ? this.#renderPosts(this.room) : nothing}
      <p class="hidden-text" role="status">${this.announcement}</p>`;
  }

  #renderPosts({ me, connection }: Room): TemplateResult {
    const context = {
      ...{ me, times: timesOf(localeOf(this)), isOnline: connection === 'online' },
      ...{ askedKey: this.askedKey, actions: this.#actions },
    };
    return html`<ul aria-label="Not sent yet">
      ${this.#posts.map((post, index) => renderPost(post, isNextOf(post, this.#posts[index - 1]), context))}
    </ul>`;
  }
}

/** Has the same head as the one before it. */
function isNextOf({ via, draft }: KeptPost, before: KeptPost | undefined): boolean {
  const isPlain = !via && draft.kind === 'regular' && draft.importance === 'normal' && !draft.edits && !draft.replyTo;
  return before !== undefined && isPlain && !before.via;
}
