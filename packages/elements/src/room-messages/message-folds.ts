import type { Message } from '@roompane/protocol';
import type { MessageGaps } from './message-gaps.ts';
import { rowOf } from './message-row.ts';
import type { MessageTemplates } from './message-templates.ts';
import type { MessageWindow } from './message-window.ts';

/** Messages that are drawn as one row, which stands at the place of the first. */
export interface MessageFold {
  readonly count: number;
  /** The place of the newest, which the row shows. */
  readonly newest: number;
}

export interface FoldOptions {
  readonly window: MessageWindow;
  readonly gaps: MessageGaps;
  readonly templates: MessageTemplates;
  /** Ids of messages from which on a fold is open. */
  readonly openIds: ReadonlySet<string>;
  /** The unread begin here, and so does a fold. */
  readonly unreadId: string | undefined;
}

interface Place {
  /** The place whose row shows it; its own, where it is not folded away. */
  readonly head: number;
  readonly isOpen: boolean;
  /** It goes on with what was before it. */
  readonly isJoined: boolean;
}

const ALONE = { isOpen: false, isJoined: false };
const NONE: readonly number[] = [];

/**
 * Which messages of a window are folded away behind another. Places stay those of the window: what is folded away has a
 * place, and no height. A message that comes at the end costs a step; anything else has the window gone through anew. @spec MA6
 */
export class MessageFolds {
  #options: FoldOptions | undefined;
  #revision = 0;
  #first = 0;
  #places: Place[] = [];
  #folds = new Map<number, { count: number; newest: number }>();

  /** Takes over what is in the window. Gives the places that were there before and are folded away now, or no longer. */
  update(options: FoldOptions): readonly number[] {
    const { window, templates } = options;
    if (!templates.doFold) return this.#clear();
    const isMore =
      this.#isSame(options) && window.first === this.#first && window.end >= this.#first + this.#places.length;
    const before = { first: this.#first, places: this.#places };
    if (!isMore) {
      this.#places = [];
      this.#folds.clear();
    }
    this.#options = options;
    this.#revision = window.revision;
    this.#first = window.first;
    for (let place = window.first + this.#places.length; place < window.end; place++) this.#add(place, options);
    if (isMore) return NONE;
    return before.places.flatMap((_, index) => {
      const place = before.first + index;
      const isThere = place >= window.first && place < window.end;
      return isThere && this.isAway(place) !== (before.places[index]?.head !== place) ? [place] : [];
    });
  }

  /** Is a message shown by another's row? */
  isAway(place: number): boolean {
    return this.headOf(place) !== place;
  }

  /** The place of the row that shows a message. */
  headOf(place: number): number {
    return this.#places[place - this.#first]?.head ?? place;
  }

  /** What the row of a place stands for beside its own message. */
  at(place: number): MessageFold | undefined {
    return this.#folds.get(place);
  }

  /** Is a message one of an open fold? */
  isOpen(place: number): boolean {
    return this.#places[place - this.#first]?.isOpen === true;
  }

  /** A fold was opened at this message. */
  isOpenStart(place: number): boolean {
    const { isOpen, isJoined } = this.#places[place - this.#first] ?? ALONE;
    return isOpen && !(isJoined && this.isOpen(place - 1));
  }

  #isSame({ window, templates, openIds, unreadId }: FoldOptions): boolean {
    const { openIds: open, templates: known, unreadId: unread, window: old } = this.#options ?? {};
    return (
      old === window &&
      this.#revision === window.revision &&
      known === templates &&
      open === openIds &&
      unread === unreadId
    );
  }

  #add(place: number, options: FoldOptions): void {
    const message = options.window.at(place);
    const last = this.#places.at(-1);
    // A place without a message has no row either.
    if (!message) {
      this.#places.push(last ? { ...last, isJoined: true } : { head: place, ...ALONE });
      return;
    }
    const isJoined = last !== undefined && isOneFold(message, options.window.before(place), options);
    const isOpen = options.openIds.has(message.id) || (isJoined && last.isOpen);
    const head = isJoined && !isOpen && !last.isOpen ? last.head : place;
    this.#places.push({ head, isOpen, isJoined });
    if (head === place) return;
    const fold = this.#folds.get(head);
    if (!fold) this.#folds.set(head, { count: 2, newest: place });
    else {
      fold.count++;
      fold.newest = place;
    }
  }

  #clear(): readonly number[] {
    const away = [...this.#places.keys()].map((index) => this.#first + index).filter((place) => this.isAway(place));
    this.#options = undefined;
    this.#places = [];
    this.#folds.clear();
    return away;
  }
}

function isOneFold(message: Message, before: Message | undefined, { gaps, templates, unreadId }: FoldOptions): boolean {
  if (!before || !templates.isOneFold(before, message)) return false;
  const { isDay, isGap, isUnread } = rowOf(message, before, { unreadId, gaps });
  return !isDay && !isGap && !isUnread;
}
