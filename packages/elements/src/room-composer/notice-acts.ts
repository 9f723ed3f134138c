import type { Outcome, Room, Via } from '@roompane/protocol';
import type { Composition } from './composition.ts';
import { deletePost, mayDelete } from './delete-post.ts';
import { type ChangedNotice, failedAddins, type Notice, type UncheckedNotice } from './notice.ts';
import type { NoticeActions } from './render-notice.ts';
import { retype } from './retype.ts';

/** Starts an add-in of the room anew, as its pane would. */
export type ReloadAddin = (addin: Via) => void;

/** The composer that notices stand in. */
interface NoticedComposer {
  readonly room: () => Room | undefined;
  readonly composition: () => Composition;
  readonly reloadAddin: () => ReloadAddin | undefined;
  readonly field: () => HTMLTextAreaElement | null;
  readonly draw: () => void;
  /** The caret stands where it stood, once the words are drawn. */
  readonly giveBack: (composition: Composition) => Promise<void>;
  readonly post: () => void;
  /** Gives a message the user's own words again. */
  readonly postOriginal: (notice: ChangedNotice) => Promise<Outcome | undefined>;
  /** For a screen reader. */
  readonly say: (words: string) => void;
  /** For everybody: what could not be done. */
  readonly complain: (words: string) => void;
}

/** What the buttons of a composer's notices do. */
export class NoticeActs {
  readonly #of: NoticedComposer;
  /** The difference, or what each add-in did. */
  isMoreOpen = false;

  constructor(of: NoticedComposer) {
    this.#of = of;
  }

  of(notice: Notice): NoticeActions {
    const composition = this.#of.composition();
    const isUntouched = notice.type === 'stopped' && notice.outcome.draft.body.text === composition.text;
    return {
      isUntouched,
      isMoreOpen: this.isMoreOpen,
      edit: () => this.#edit(notice),
      takeFix: (stopped) => void this.#takeFix(stopped),
      tryAgain: this.#of.post,
      discard: (discarded) => this.#discard(discarded),
      sendOriginal: (changed) => void this.#sendOriginal(changed),
      isOfOriginal: notice.type !== 'changed' && composition.notices.some(({ type }) => type === 'changed'),
      dismiss: () => this.#dismiss(notice),
      toggleMore: () => {
        this.isMoreOpen = !this.isMoreOpen;
        this.#of.draw();
      },
      ...this.#waysBack(notice),
    };
  }

  /** What may be offered depends on the room, and on the page around. */
  #waysBack(notice: Notice): Pick<NoticeActions, 'deletePost' | 'reload'> {
    const room = this.#of.room();
    const reload = this.#of.reloadAddin();
    const addins = failedAddins(notice);
    const isPosted = notice.type === 'changed' || notice.type === 'unchecked';
    // An edit is no post of its own: with it the message would go.
    const isSaid = notice.type === 'unchecked' && this.#of.composition().notices.some(({ type }) => type === 'changed');
    const isDeletable = isPosted && !isSaid && !notice.before.edits && room && mayDelete(room, notice.after);
    return {
      ...(isDeletable ? { deletePost: () => void this.#deletePost(room, notice) } : {}),
      ...(reload && addins.length > 0 ? { reload: () => this.#reload(reload, addins) } : {}),
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

  /** The words come back where nothing else is written. */
  async #deletePost(room: Room, { before, after }: ChangedNotice | UncheckedNotice): Promise<void> {
    const composition = this.#of.composition();
    const problem = await deletePost(room, after);
    if (problem === undefined) {
      composition.dismissAbout(after.id);
      if (composition.isEmpty && !composition.pending) composition.take(before, { keepsKey: false });
    }
    if (composition !== this.#of.composition()) return;
    if (problem !== undefined) return this.#of.complain(problem);
    this.#of.field()?.focus();
    this.#of.say('The post is deleted.');
    await this.#of.giveBack(composition);
  }

  #reload(reload: ReloadAddin, addins: readonly Via[]): void {
    for (const addin of addins) reload(addin);
    this.#of.field()?.focus();
    this.#of.say(`${addins.map(({ name }) => name).join(', ')} starts again.`);
  }
}
