import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { type Clock, RoompaneError } from '@roompane/protocol';
import { systemClock } from '../../internal/system-clock.ts';
import { baseStyles } from '../../styles/base.styles.ts';
import { buttonStyles } from '../../styles/button.styles.ts';
import { noticeStyles } from '../../styles/notice.styles.ts';
import { tagStyles } from '../../styles/tag.styles.ts';
import type { UserQuestion } from '../session.ts';
import { type OpenQuestion, QuestionList } from './question-list.ts';
import { renderQuestion } from './render-question.ts';
import { RestController } from './rest-controller.ts';
import { roomQuestionStyles } from './room-question.styles.ts';

/**
 * The host's own dialog: asks the user what an add-in wants to know before a post leaves, or whether a post shall leave
 * without a check. Give it to `joinRoom` with `askWith`.
 *
 * It stands in the top layer, so that no add-in is over it. The safe answer has the focus, and Escape says the same. No
 * press counts in the first half second, nor while a frame has the focus. One question is up at a time; one that does not
 * matter any more goes by itself. Then the focus is back where it was.
 *
 * @element room-question
 * @csspart dialog - The dialog.
 * @csspart text - What the add-in asks, or what went wrong.
 * @csspart post - The post that it is about.
 * @csspart difference - What add-ins changed of it so far.
 * @csspart yes - The button that lets the post go.
 * @csspart no - The button that gives it back.
 * @cssproperty --rp-scrim - What lies over the page meanwhile.
 */
export class RoomQuestion extends LitElement {
  static override styles = [baseStyles, buttonStyles, tagStyles, noticeStyles, roomQuestionStyles];

  #rest: RestController = new RestController(this);
  #list: QuestionList = new QuestionList(() => this.requestUpdate());
  /** The one that is up. */
  #shown: OpenQuestion | undefined;

  @query('dialog') private dialog!: HTMLDialogElement | null;

  /** The time that its buttons rest by. @default the browser's */
  @property({ attribute: false }) clock: Clock = systemClock;

  constructor() {
    super();
    this.addController({ hostDisconnected: () => this.#list.dropAll() });
  }

  protected override willUpdate(): void {
    const { current } = this.#list;
    if (current === this.#shown) return;
    if (current) this.#rest.begin();
    else this.#rest.end();
  }

  protected override updated(): void {
    const { current } = this.#list;
    if (current === this.#shown) return;
    this.#shown = current;
    // Closed in between, so that the next question is announced like the first, and its safe answer gets the focus.
    this.dialog?.close();
    if (!current) return;
    this.dialog?.showModal();
    this.dialog?.querySelector<HTMLElement>('.no')?.focus();
  }

  #answer = (said: 'yes' | 'no'): void => {
    if (this.#rest.isOver) this.#list.current?.answer(said);
  };

  #handleCancel = (event: Event): void => {
    event.preventDefault();
    this.#answer('no');
  };

  /** The browser closes a dialog whose `cancel` was prevented when Escape comes again: that is a no as well. */
  #handleClose = (): void => {
    if (!this.dialog?.open && this.#shown && this.#shown === this.#list.current) this.#shown.answer('no');
  };

  /**
   * Asks. Resolves with what the user chose; closing the dialog is a no. Rejects with `call/aborted` when the signal
   * aborts first, and where the element is not in a document, or leaves it: nobody has been asked then.
   */
  ask(question: UserQuestion, { signal }: { readonly signal: AbortSignal }): Promise<'yes' | 'no'> {
    if (!this.isConnected) return Promise.reject(new RoompaneError('call/aborted'));
    return this.#list.ask(question, signal);
  }

  override render(): TemplateResult {
    const { current, waitingCount } = this.#list;
    return html`<dialog
      part="dialog"
      role="alertdialog"
      aria-labelledby="title"
      aria-describedby="text"
      @cancel=${this.#handleCancel}
      @close=${this.#handleClose}
    >
      ${
        current
          ? renderQuestion({
              question: current.question,
              isResting: !this.#rest.isOver,
              waitingCount,
              answer: this.#answer,
            })
          : nothing
      }
    </dialog>`;
  }
}
