import type { Outcome } from '@roompane/protocol';
import type { Composition } from './composition.ts';
import type { ChangedNotice, Notice } from './notice.ts';
import type { NoticeActions } from './render-notice.ts';
import { retype } from './retype.ts';

/** The composer that notices stand in. */
interface NoticedComposer {
  readonly composition: () => Composition;
  readonly field: () => HTMLTextAreaElement | null;
  readonly draw: () => void;
  /** The caret stands where it stood, once the words are drawn. */
  readonly giveBack: (composition: Composition) => Promise<void>;
  readonly post: () => void;
  /** Gives a message the user's own words again. */
  readonly postOriginal: (notice: ChangedNotice) => Promise<Outcome | undefined>;
  /** For a screen reader. */
  readonly say: (words: string) => void;
}

/** What the buttons of a composer's notices do. */
export class NoticeActs {
  readonly #of: NoticedComposer;
  isDifferenceOpen = false;

  constructor(of: NoticedComposer) {
    this.#of = of;
  }

  of(notice: Notice): NoticeActions {
    const composition = this.#of.composition();
    const isUntouched = notice.type === 'stopped' && notice.outcome.draft.body.text === composition.text;
    return {
      isUntouched,
      isDifferenceOpen: this.isDifferenceOpen,
      edit: () => this.#edit(notice),
      takeFix: (stopped) => void this.#takeFix(stopped),
      tryAgain: this.#of.post,
      discard: (discarded) => this.#discard(discarded),
      sendOriginal: (changed) => void this.#sendOriginal(changed),
      isOfOriginal: notice.type !== 'changed' && composition.notices.some(({ type }) => type === 'changed'),
      dismiss: () => this.#dismiss(notice),
      toggleDifference: () => {
        this.isDifferenceOpen = !this.isDifferenceOpen;
        this.#of.draw();
      },
    };
  }

  #dismiss(notice: Notice): void {
    this.#of.composition().dismiss(notice);
    this.#of.draw();
    this.#of.field()?.focus();
  }

  #edit(notice: Notice): void {
    const { selection } = this.#of.composition();
    this.#dismiss(notice);
    this.#of.field()?.setSelectionRange(selection.start, selection.end);
  }

  async #takeFix(notice: Extract<Notice, { type: 'stopped' }>): Promise<void> {
    const composition = this.#of.composition();
    const { fix } = notice.outcome;
    if (!fix) return;
    composition.dismiss(notice);
    retype(this.#of.field(), fix.body.text);
    composition.take(fix, { keepsKey: false });
    await this.#of.giveBack(composition);
  }

  #discard(notice: Notice): void {
    const composition = this.#of.composition();
    composition.dismiss(notice);
    retype(this.#of.field(), '');
    composition.clear();
    void this.#of.giveBack(composition);
  }

  async #sendOriginal(notice: ChangedNotice): Promise<void> {
    const composition = this.#of.composition();
    if (composition.pending) return;
    const outcome = await this.#of.postOriginal(notice);
    if (composition !== this.#of.composition() || outcome?.type !== 'posted') return;
    this.#of.field()?.focus();
    if (composition.notices.length === 0) this.#of.say('Your own words stand in the room now.');
  }
}
