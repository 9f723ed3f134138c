import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { checkDraft, type Clock, createDraft, type Outcome, type Room } from '@roompane/protocol';
import { PostSettledEvent } from '../events/post-settled-event.ts';
import { followRoom } from '../internal/room-controller.ts';
import { systemClock } from '../internal/system-clock.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { buttonStyles } from '../styles/button.styles.ts';
import { dotStyles } from '../styles/dot.styles.ts';
import { noticeStyles } from '../styles/notice.styles.ts';
import { segmentedStyles } from '../styles/segmented.styles.ts';
import { Composition } from './composition.ts';
import { problemWords } from './draft-limits.ts';
import { isEnter } from './enter-key.ts';
import { type ChangedNotice, isTrouble, type Notice } from './notice.ts';
import { postDraft, type Posting, postOriginal } from './post-draft.ts';
import { readOnlyReason } from './read-only-reason.ts';
import { type ComposerContext, renderClosed, renderComposer } from './render-composer.ts';
import { type NoticeActions, renderNotice, speakNotices } from './render-notice.ts';
import { retype } from './retype.ts';
import { roomComposerStyles } from './room-composer.styles.ts';
import { WaitingController } from './waiting-controller.ts';

/**
 * Where a person writes to a room, and learns what add-ins made of it.
 *
 * A draft is never lost: its words stay while they are checked and posted, come back with the caret when a post is
 * stopped, withdrawn or fails, and are kept for each room while the element shows another. What is typed on meanwhile is
 * the next draft. Enter posts a message and Shift+Enter
 * begins a line; in a story it is Ctrl+Enter, since stories have lines.
 *
 * @element room-composer
 * @event {PostSettledEvent} post-settled - With the outcome of a post.
 * @csspart composer - The frame around all that can be written in.
 * @csspart draft - The text field.
 * @csspart title - The field for a story's title.
 * @csspart notice - What became of a post.
 * @csspart progress - What a post that takes its time is waiting for.
 * @csspart skip - The button that does not wait for it.
 * @csspart fix - The button that takes the correction of an add-in.
 * @csspart original - The button that puts the user's own words in the place of an add-in's.
 * @csspart difference - The difference between what was written and what was posted.
 * @csspart send - The button that posts.
 * @cssproperty --rp-focus - The edge while one writes.
 */
export class RoomComposer extends LitElement {
  static override styles = [baseStyles, buttonStyles, segmentedStyles, dotStyles, noticeStyles, roomComposerStyles];

  #waiting: WaitingController = new WaitingController(this);
  /** By person and room. */
  #compositions = new Map<string, Composition>();
  #composition = new Composition();

  @query('.draft') private draftField!: HTMLTextAreaElement | null;
  @query('.title') private titleField!: HTMLInputElement | null;

  @state() private problem = '';
  @state() private isDifferenceOpen = false;
  /** What a screen reader says of an act of the user. */
  @state() private said = '';

  /** The room to write to. */
  @property({ attribute: false }) room: Room | undefined;

  /** The time that waiting is measured by. @default the browser's */
  @property({ attribute: false }) clock: Clock = systemClock;

  constructor() {
    super();
    followRoom(this);
  }

  /** The text as it stands. */
  get text(): string {
    return this.#composition.text;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('room')) this.#turnTo(this.room);
  }

  override focus(options?: FocusOptions): void {
    this.draftField?.focus(options);
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('room')) this.#placeCaret();
  }

  #turnTo(room: Room | undefined): void {
    this.#handleSelect();
    const key = room ? `${room.me.id}\n${room.info.id}` : '';
    const composition = this.#compositions.get(key) ?? new Composition();
    this.#compositions.set(key, composition);
    this.#composition = composition;
    this.problem = this.said = '';
    this.isDifferenceOpen = false;
    this.#waiting.begin();
  }

  #handleInput = (): void => {
    const field = this.draftField;
    if (!field) return;
    this.#composition.text = field.value;
    this.problem = '';
    this.requestUpdate();
  };

  #handleTitleInput = (): void => {
    this.#composition.title = this.titleField?.value ?? '';
    this.problem = '';
    this.requestUpdate();
  };

  #handleSelect = (): void => {
    const field = this.draftField;
    if (field) this.#composition.selection = { start: field.selectionStart, end: field.selectionEnd };
  };

  #handleKeydown = (event: KeyboardEvent): void => {
    if (!isEnter(event)) return;
    const isForced = event.ctrlKey || event.metaKey;
    if (this.#composition.kind === 'story' && !isForced) return;
    event.preventDefault();
    if (this.#composition.text.trim()) void this.#post();
  };

  #handleTitleKeydown = (event: KeyboardEvent): void => {
    if (!isEnter(event)) return;
    event.preventDefault();
    this.draftField?.focus();
  };

  #handleKind = (event: Event): void => {
    // The listener sits on the two radios alone.
    this.#composition.kind = (event.target as HTMLInputElement).value === 'story' ? 'story' : 'regular';
    this.problem = '';
    this.requestUpdate();
  };

  #handleImportant = (): void => {
    this.#composition.importance = this.#composition.importance === 'high' ? 'normal' : 'high';
    this.requestUpdate();
  };

  #handleCancel = (): void => {
    this.#composition.pending?.abort();
  };

  #handleSend = (): void => {
    if (this.#composition.text.trim()) void this.#post();
    else this.draftField?.focus();
  };

  async #post(): Promise<void> {
    const { room } = this;
    const composition = this.#composition;
    if (!room || composition.pending || readOnlyReason(room)) return;
    const written = createDraft(composition.toInput(), 'not posted yet');
    const problem = checkDraft(written, room.info.limits);
    if (problem) return this.#complain(problemWords(problem), problem.data?.['path'] === 'title');
    await this.#watch(room, (posting) => postDraft(posting, written));
  }

  /** Shows a post on its way, and what became of it. */
  async #watch(room: Room, act: (posting: Posting) => Promise<Outcome | undefined>): Promise<Outcome | undefined> {
    const composition = this.#composition;
    this.#handleSelect();
    this.isDifferenceOpen = false;
    this.said = '';
    this.#waiting.begin();
    const settled = act({ room, composition, onEnd: () => this.#keepCaret(composition) });
    this.requestUpdate();
    const outcome = await settled;
    if (outcome) this.dispatchEvent(new PostSettledEvent(outcome));
    await this.#giveBack(composition);
    return outcome;
  }

  #keepCaret(composition: Composition): void {
    if (composition === this.#composition) this.#handleSelect();
  }

  #complain(words: string, isOfTitle: boolean): void {
    this.problem = words;
    (isOfTitle ? this.titleField : this.draftField)?.focus();
  }

  /** The caret stands where it stood, once the words are drawn. */
  async #giveBack(composition: Composition): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    if (composition !== this.#composition) return;
    this.#placeCaret();
  }

  #placeCaret(): void {
    const { start, end } = this.#composition.selection;
    this.draftField?.setSelectionRange(start, end);
  }

  #actions(notice: Notice): NoticeActions {
    const composition = this.#composition;
    const isUntouched = notice.type === 'stopped' && notice.outcome.draft.body.text === composition.text;
    return {
      isUntouched,
      isDifferenceOpen: this.isDifferenceOpen,
      edit: () => this.#edit(notice),
      takeFix: (stopped) => void this.#takeFix(stopped),
      tryAgain: () => void this.#post(),
      discard: (discarded) => this.#discard(discarded),
      sendOriginal: (changed) => void this.#sendOriginal(changed),
      isOfOriginal: notice.type !== 'changed' && composition.notices.some(({ type }) => type === 'changed'),
      dismiss: () => this.#dismiss(notice),
      toggleDifference: () => (this.isDifferenceOpen = !this.isDifferenceOpen),
    };
  }

  #dismiss(notice: Notice): void {
    this.#composition.dismiss(notice);
    this.requestUpdate();
    this.draftField?.focus();
  }

  #edit(notice: Notice): void {
    const { selection } = this.#composition;
    this.#dismiss(notice);
    this.draftField?.setSelectionRange(selection.start, selection.end);
  }

  async #takeFix(notice: Extract<Notice, { type: 'stopped' }>): Promise<void> {
    const composition = this.#composition;
    const { fix } = notice.outcome;
    if (!fix) return;
    composition.dismiss(notice);
    retype(this.draftField, fix.body.text);
    composition.take(fix, { keepsKey: false });
    await this.#giveBack(composition);
  }

  #discard(notice: Notice): void {
    const composition = this.#composition;
    composition.dismiss(notice);
    retype(this.draftField, '');
    composition.clear();
    void this.#giveBack(composition);
  }

  async #sendOriginal(notice: ChangedNotice): Promise<void> {
    const { room } = this;
    const composition = this.#composition;
    if (!room || composition.pending) return;
    const outcome = await this.#watch(room, (posting) => postOriginal(posting, notice));
    if (composition !== this.#composition || outcome?.type !== 'posted') return;
    this.draftField?.focus();
    if (composition.notices.length === 0) this.said = 'Your own words stand in the room now.';
  }

  /** The notice above the field, or several. */
  #renderNotices(): unknown {
    const { notices, pending } = this.#composition;
    if (pending && this.#waiting.isSlow) return this.#waiting.renderPosting(this.#handleCancel);
    if (notices.length > 0) return notices.map((notice) => renderNotice(notice, this.#actions(notice)));
    return (!pending && this.#waiting.renderAwaited()) || nothing;
  }

  override render(): TemplateResult {
    const { room } = this;
    const { notices, pending } = this.#composition;
    const reason = room ? readOnlyReason(room) : 'There is no room to write to yet.';
    const isBad = notices.some(isTrouble);
    const isSlow = pending !== undefined && this.#waiting.isSlow;
    return html`<div class="dock">
        ${this.#renderNotices()}
        ${reason === undefined ? renderComposer(this.#context()) : renderClosed(reason, this.#composition.text)}
      </div>
      <p class="hidden-text" role="status">
        ${isSlow ? this.#waiting.speakPosting() : isBad ? nothing : speakNotices(notices) || this.said}
      </p>
      <p class="hidden-text" role="alert">${isBad && !isSlow ? speakNotices(notices) : this.problem}</p>`;
  }

  #context(): ComposerContext {
    return {
      composition: this.#composition,
      roomTitle: this.room?.info.title ?? '',
      limits: this.room?.info.limits,
      problem: this.problem,
      input: this.#handleInput,
      keydown: this.#handleKeydown,
      select: this.#handleSelect,
      titleInput: this.#handleTitleInput,
      titleKeydown: this.#handleTitleKeydown,
      chooseKind: this.#handleKind,
      toggleImportant: this.#handleImportant,
      send: this.#handleSend,
    };
  }
}
