import type { Outcome, StoredDraft } from '@roompane/protocol';

/** One draft of a room's outbox. */
export interface QueuedDraft extends Omit<StoredDraft, 'state'> {
  /** `sending`: it is on its way out. */
  readonly state: StoredDraft['state'] | 'sending';
  /** Its words are safe, or it was decided to go on without. Before that it is not tried. */
  readonly isKept: boolean;
  /** How often it was tried in vain. */
  readonly failures: number;
  /** Not before. */
  readonly dueMs: number;
  /** Which try of the room its last one was: the way out lets those of one composer leave in that order. */
  readonly turn?: number;
  /** It is on its way, and will come back: those behind it may not leave before it. */
  readonly isHeldUp?: boolean;
  /** Nobody wants it back with the outcome: it stays until it is posted, or the user says otherwise. */
  readonly isTakenOver?: boolean;
}

/** The outbox of one room, as data. */
export interface OutboxState {
  readonly isOnline: boolean;
  /** Tries so far. */
  readonly turns: number;
  /** In the order of entry. */
  readonly drafts: readonly QueuedDraft[];
}

/** What can happen to it. `key` names a draft; one that is not there changes nothing. */
export type OutboxAct =
  | { readonly type: 'entered'; readonly drafts: readonly QueuedDraft[] }
  | { readonly type: 'kept'; readonly key: string }
  | { readonly type: 'connection'; readonly isOnline: boolean }
  | { readonly type: 'due' }
  /** The provider has been given the draft. */
  | { readonly type: 'handed'; readonly key: string }
  /** The provider did not answer, or cannot be reached: those behind it may not leave before it. */
  | { readonly type: 'held-up'; readonly key: string }
  /** The server has said no: it has it not. */
  | { readonly type: 'refused'; readonly key: string }
  | {
      readonly type: 'ended';
      readonly key: string;
      readonly outcome: Outcome;
      /** Somebody waits for the outcome, and has the draft back with it. */
      readonly isAwaited: boolean;
    }
  /** It was taken back while it was on its way. */
  | { readonly type: 'withdrawn'; readonly key: string }
  | { readonly type: 'edited'; readonly draft: StoredDraft['draft'] }
  | { readonly type: 'discarded' | 'retried' | 'taken-over' | 'held' | 'released'; readonly key: string };

/** With the clock's time of it. */
export type OutboxInput = OutboxAct & { readonly atMs: number };

export type OutboxEffect =
  | { readonly type: 'keep' | 'submit'; readonly draft: QueuedDraft }
  | { readonly type: 'forget' | 'withdraw' | 'abort'; readonly key: string }
  /** Its poster learns the outcome. */
  | { readonly type: 'settle'; readonly key: string; readonly outcome: Outcome }
  /** In the place of the timer there was. */
  | { readonly type: 'start-timer'; readonly delayMs: number };

export type OutboxStep = readonly [OutboxState, readonly OutboxEffect[]];
