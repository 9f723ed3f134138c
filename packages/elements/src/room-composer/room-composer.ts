import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { checkDraft, type Clock, createDraft, type Room, toRoompaneError } from '@roompane/protocol';
import { PostSettledEvent } from '../events/post-settled-event.ts';
import { ConnectionController } from '../internal/connection-controller.ts';
import { LateController } from '../internal/late-controller.ts';
import { followRoom } from '../internal/room-controller.ts';
import { systemClock } from '../internal/system-clock.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { buttonStyles } from '../styles/button.styles.ts';
import { dotStyles } from '../styles/dot.styles.ts';
import { noticeStyles } from '../styles/notice.styles.ts';
import { segmentedStyles } from '../styles/segmented.styles.ts';
import { Composition } from './composition.ts';
import { problemWords } from './draft-limits.ts';
import type { Notice } from './notice.ts';
import { followProgress, ON_ITS_WAY, type ProgressWords, renderProgress } from './posting-progress.ts';
import { readOnlyReason } from './read-only-reason.ts';
import { type ComposerContext, renderClosed, renderComposer } from './render-composer.ts';
import { type NoticeActions, renderNotice, speakNotices } from './render-notice.ts';
import { roomComposerStyles } from './room-composer.styles.ts';

/** A post that is through sooner needs no word about being on its way. */
const NOTICE_AFTER_MS = 300;

/**
 * Where a person writes to a room, and learns what add-ins made of it.
 *
 * A draft is never lost: its words stay while they are checked and posted, come back with the caret when a post is
 * stopped or fails, and are kept for each room while the element shows another. Enter posts a message and Shift+Enter
 * begins a line; in a story it is Ctrl+Enter, since stories have lines.
 *
 * @element room-composer
 * @event {PostSettledEvent} post-settled - With the outcome of a post.
 * @csspart composer - The frame around all that can be written in.
 * @csspart draft - The text field.
 * @csspart title - The field for a story's title.
 * @csspart notice - What became of a post.
 * @csspart fix - The button that takes the correction of an add-in.
 * @csspart difference - The difference between what was written and what was posted.
 * @csspart send - The button that posts.
 * @cssproperty --rp-focus - The edge while one writes.
 */
export class RoomComposer extends LitElement {
  static override styles = [baseStyles, buttonStyles, segmentedStyles, dotStyles, noticeStyles, roomComposerStyles];

  #late: LateController = new LateController(this);
  /** By person and room. */
  #compositions = new Map<string, Composition>();
  #composition = new Composition();

  @query('.draft') private draftField!: HTMLTextAreaElement | null;
  @query('.title') private titleField!: HTMLInputElement | null;

  @state() private problem = '';
  @state() private isDifferenceOpen = false;
  @state() private progress: ProgressWords = ON_ITS_WAY;

  /** The room to write to. */
  @property({ attribute: false }) room: Room | undefined;

  /** The time that waiting is measured by. @default the browser's */
  @property({ attribute: false }) clock: Clock = systemClock;

  constructor() {
    super();
    followRoom(this);
    new ConnectionController(
      this,
      () => this.room,
      (room, signal) => followProgress(room, signal, (words) => (this.progress = words)),
    );
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
    this.problem = '';
    this.isDifferenceOpen = false;
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
    if (event.key !== 'Enter' || event.shiftKey || event.altKey) return;
    // An input method takes Enter as “this word”. Safari ends the composition before the key goes down, with code 229.
    if (event.isComposing || event.keyCode === 229) return;
    const isForced = event.ctrlKey || event.metaKey;
    if (this.#composition.kind === 'story' && !isForced) return;
    event.preventDefault();
    if (this.#composition.text.trim()) void this.#post();
  };

  #handleTitleKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
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
    const input = composition.toInput();
    const written = createDraft(input, 'not posted yet');
    const problem = checkDraft(written);
    if (problem) return this.#complain(problemWords(problem), problem.data?.['path'] === 'title');
    this.#handleSelect();
    this.isDifferenceOpen = false;
    this.progress = ON_ITS_WAY;
    const signal = composition.begin();
    this.requestUpdate();
    try {
      const outcome = await room.post(input, { signal });
      composition.settle(outcome, written);
      this.dispatchEvent(new PostSettledEvent(outcome));
    } catch (thrown) {
      composition.fail(toRoompaneError(thrown));
    }
    await this.#giveBack(composition);
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
    const field = this.draftField;
    field?.focus();
    field?.select();
    // The one way to change a field that its own undo takes back; where it is missing, drawing sets the words below.
    document.execCommand('insertText', false, fix.body.text);
    composition.take(fix, { keepsKey: false });
    await this.#giveBack(composition);
  }

  override render(): TemplateResult {
    const { room } = this;
    const { notices, pending } = this.#composition;
    const reason = room ? readOnlyReason(room) : 'There is no room to write to yet.';
    const isBad = notices.some(({ type }) => type !== 'changed' && type !== 'unchecked');
    const isSlow = pending !== undefined && this.#late.isLate('posting', NOTICE_AFTER_MS);
    return html`<div class="dock">
        ${isSlow ? renderProgress(this.progress, this.#handleCancel) : notices.map((notice) => renderNotice(notice, this.#actions(notice)))}
        ${reason === undefined ? renderComposer(this.#context()) : renderClosed(reason, this.#composition.text)}
      </div>
      <p class="hidden-text" role="status">
        ${isSlow ? `${this.progress.title}.` : isBad ? nothing : speakNotices(notices)}
      </p>
      <p class="hidden-text" role="alert">${isBad ? speakNotices(notices) : this.problem}</p>`;
  }

  #context(): ComposerContext {
    return {
      composition: this.#composition,
      roomTitle: this.room?.info.title ?? '',
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
