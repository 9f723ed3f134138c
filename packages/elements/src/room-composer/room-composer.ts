import { html, LitElement, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { checkDraft, type Clock, createDraft, type Message, type Outcome, type Room } from '@roompane/protocol';
import { createId } from '@roompane/protocol/provider-kit';
import { PostSettledEvent } from '../events/post-settled-event.ts';
import { followRoom } from '../internal/room-controller.ts';
import { systemClock } from '../internal/system-clock.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { buttonStyles } from '../styles/button.styles.ts';
import { dotStyles } from '../styles/dot.styles.ts';
import { noticeStyles } from '../styles/notice.styles.ts';
import { segmentedStyles } from '../styles/segmented.styles.ts';
import { addedStyles } from './added.styles.ts';
import { attachTo } from './attach-files.ts';
import { handleDraftKey } from './composer-keys.ts';
import { Composition } from './composition.ts';
import { Compositions } from './compositions.ts';
import { DraftCaret } from './draft-caret.ts';
import { problemWords } from './draft-limits.ts';
import { createDraftOptions } from './draft-options.ts';
import { LateKeptPosts } from './late-kept-posts.ts';
import { NoticeActs, type ReloadAddin } from './notice-acts.ts';
import { postDraft, type Posting, postOriginal } from './post-draft.ts';
import { readOnlyReason } from './read-only-reason.ts';
import { type ComposerContext, renderClosed, renderComposer } from './render-composer.ts';
import { renderNotice } from './render-notice.ts';
import { renderSpoken } from './render-spoken.ts';
import { roomComposerStyles } from './room-composer.styles.ts';
import { StayWhilePosting } from './stay-while-posting.ts';
import { TypingTeller } from './typing-teller.ts';
import { WaitingController } from './waiting-controller.ts';

/**
 * Where a person writes to a room, and learns what add-ins made of it.
 *
 * A draft is never lost: its words stay while they are checked and posted, come back with the caret when a post is
 * stopped, withdrawn or fails, and are kept for each room, also for the next composer of it when this one is gone. Until a
 * post is out the browser asks before the page is closed, unless the room has an outbox. What is typed on meanwhile is the
 * next draft. Enter posts a message and Shift+Enter begins a line; in a story it is Ctrl+Enter, since stories have lines.
 *
 * @element room-composer
 * @event {PostSettledEvent} post-settled - With the outcome of a post.
 * @csspart composer - The frame around all that can be written in.
 * @csspart draft - The text field.
 * @csspart title - The field for a story's title.
 * @csspart target - What is answered or changed.
 * @csspart file - A file that goes along.
 * @csspart notice - What became of a post.
 * @csspart offline - That what is posted is kept until the line is back.
 * @csspart progress - What a post that takes its time is waiting for.
 * @csspart skip - The button that does not wait for it.
 * @csspart fix - The button that takes the correction of an add-in.
 * @csspart delete - The button that takes a post back.
 * @csspart reload - The button that starts an add-in anew.
 * @csspart why - What each add-in made of a post.
 * @csspart faults - The words that a fix would take away, below those of the field.
 * @csspart original - The button that puts the user's own words in the place of an add-in's.
 * @csspart difference - The difference between what was written and what was posted.
 * @csspart send - The button that posts.
 * @cssproperty --rp-focus - The edge while one writes.
 */
export class RoomComposer extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    segmentedStyles,
    dotStyles,
    noticeStyles,
    roomComposerStyles,
    addedStyles,
  ];

  #waiting: WaitingController = new WaitingController(this);
  #typing: TypingTeller = new TypingTeller(this);
  #compositions = new Compositions();
  #composition = new Composition();
  #caret: DraftCaret = new DraftCaret(this, { composition: () => this.#composition, field: () => this.draftField });
  #notices = new NoticeActs({
    room: () => this.room,
    reloadAddin: () => this.reloadAddin,
    composition: () => this.#composition,
    field: () => this.draftField,
    draw: () => this.requestUpdate(),
    giveBack: this.#caret.giveBack,
    post: () => void this.#post(),
    postOriginal: async (notice) => this.room && this.#watch(this.room, (posting) => postOriginal(posting, notice)),
    say: (words) => (this.said = words),
    complain: (words) => this.#complain(words, false),
  });
  #options = createDraftOptions({
    composition: () => this.#composition,
    changed: () => {
      this.problem = '';
      this.requestUpdate();
    },
    leaveTitle: () => this.draftField?.focus(),
  });
  #kept = new LateKeptPosts(this, {
    composition: () => this.#composition,
    caret: this.#caret,
    aim: (act) => this.#aim(act),
  });

  @query('.draft') private draftField!: HTMLTextAreaElement | null;
  @query('.title') private titleField!: HTMLInputElement | null;

  @state() private problem = '';
  /** What a screen reader says of an act of the user. */
  @state() private said = '';

  /** The room to write to. */
  @property({ attribute: false }) room: Room | undefined;

  /** Starts an add-in anew whose verdict was missing; without it no notice offers that. */
  @property({ attribute: false }) reloadAddin: ReloadAddin | undefined;

  /** No time is counted down while this is set: the clocks of checks are held. */
  @property({ type: Boolean, attribute: 'clocks-held' }) clocksHeld = false;

  /** The time that waiting is measured by. @default the browser's */
  @property({ attribute: false }) clock: Clock = systemClock;

  /** Says nothing of the local user's typing to the room. @default false */
  @property({ type: Boolean, attribute: 'hides-typing' }) hidesTyping = false;

  constructor() {
    super();
    followRoom(this);
    new StayWhilePosting(this, () => this.#composition.pending !== undefined);
    this.addController({
      hostConnected: () => this.hasUpdated && this.#return(),
      hostDisconnected: () => this.#leave(),
    });
  }

  /** The text as it stands. */
  get text(): string {
    return this.#composition.text;
  }

  /** What is written answers `message`, until it is posted or the user leaves that. */
  reply(message: Message): void {
    this.#aim((composition) => composition.reply(message));
  }

  /** The user changes the words of an own message. What they had written comes back behind that. */
  edit(message: Message): void {
    this.#aim((composition) => composition.edit(message));
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('room')) this.#turnTo(this.room);
  }

  override focus(options?: FocusOptions): void {
    this.draftField?.focus(options);
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('room')) this.#caret.place();
  }

  #turnTo(room: Room | undefined): void {
    this.#caret.keep();
    const composition = (this.#composition = this.#compositions.of(room));
    // A composer that is gone may have posted it.
    if (composition.pending) void composition.posting.then(() => this.#caret.giveBack(composition));
    this.problem = this.said = '';
    this.#notices.isMoreOpen = false;
    this.#waiting.begin();
  }

  #leave(): void {
    this.#caret.keep();
    this.#compositions.leave(this.room);
    this.#composition = new Composition();
  }

  #return(): void {
    this.#turnTo(this.room);
    void this.#caret.giveBack(this.#composition);
  }

  /** What is on its way settles first: it takes away what it took along. */
  #aim(act: (composition: Composition) => void): void {
    const composition = this.#composition;
    const aim = async (): Promise<void> => {
      act(composition);
      this.focus();
      await this.#caret.giveBack(composition);
    };
    if (composition.pending) void composition.posting.then(aim);
    else void aim();
  }

  #leaveTarget = (): void => this.#aim((composition) => composition.leaveTarget());

  #handleInput = (): void => {
    const field = this.draftField;
    if (!field) return;
    this.#composition.text = field.value;
    this.problem = '';
    this.#typing.typed(!field.value.trim());
    this.requestUpdate();
  };

  #handleKeydown = (event: KeyboardEvent): void =>
    handleDraftKey(event, {
      composition: this.#composition,
      leaveTarget: this.#leaveTarget,
      post: () => void this.#post(),
    });

  #handleSend = (): void => {
    if (!this.#composition.isEmpty) void this.#post();
    else this.draftField?.focus();
  };

  async #post(): Promise<void> {
    const { room } = this;
    const composition = this.#composition;
    if (!room || composition.pending || readOnlyReason(room)) return;
    if (composition.files.isUploading) return this.#complain('A file is still on its way', false);
    const written = createDraft(composition.toInput(), createId());
    const problem = checkDraft(written, room.info.limits);
    if (problem) return this.#complain(problemWords(problem), problem.data?.['path'] === 'title');
    if (!this.#kept.now?.change(written)) await this.#watch(room, (posting) => postDraft(posting, written));
  }

  /** Shows a post on its way, and what became of it. */
  async #watch(room: Room, act: (posting: Posting) => Promise<Outcome | undefined>): Promise<Outcome | undefined> {
    const composition = this.#composition;
    this.#caret.keep();
    this.#notices.isMoreOpen = false;
    this.said = '';
    this.#waiting.begin();
    this.#typing.stop();
    const onEnd = (): void => void (composition === this.#composition && this.#caret.keep());
    const settled = act({ room, composition, onEnd });
    composition.posting = settled;
    this.requestUpdate();
    const outcome = await settled;
    if (outcome) this.dispatchEvent(new PostSettledEvent(outcome));
    await this.#caret.giveBack(composition);
    return outcome;
  }

  #complain(words: string, isOfTitle: boolean): void {
    this.problem = words;
    (isOfTitle ? this.titleField : this.draftField)?.focus();
  }

  /** The notice above the field, or several. */
  #renderNotices(): unknown {
    const { notices, pending } = this.#composition;
    if (pending && this.#waiting.isSlow) return this.#waiting.renderPosting(() => pending.abort());
    if (notices.length > 0) return notices.map((notice) => renderNotice(notice, this.#notices.of(notice)));
    return (!pending && this.#waiting.renderAwaited()) || this.#kept.now?.renderOffline();
  }

  override render(): TemplateResult {
    const { room } = this;
    const { notices, pending } = this.#composition;
    const reason = room ? readOnlyReason(room) : 'There is no room to write to yet.';
    return html`<div class="dock">
        ${this.#renderNotices()}
        ${reason === undefined ? renderComposer(this.#context()) : renderClosed(reason, this.#composition.text)}
      </div>
      ${renderSpoken({
        posting: this.#waiting.speak(pending !== undefined),
        ...{ said: this.said, notices, line: this.#kept.now?.words, problem: this.problem },
      })}`;
  }

  #context(): ComposerContext {
    return {
      composition: this.#composition,
      meId: this.room?.me.id ?? '',
      attach: attachTo(this.#composition, { room: this.room, changed: () => this.requestUpdate() }),
      leaveTarget: this.#leaveTarget,
      roomTitle: this.room?.info.title ?? '',
      limits: this.room?.info.limits,
      problem: this.problem,
      input: this.#handleInput,
      keydown: this.#handleKeydown,
      select: this.#caret.keep,
      ...this.#options,
      send: this.#handleSend,
    };
  }
}
