import type {
  BlockedOutcome,
  Draft,
  FailedOutcome,
  InterceptorFailure,
  Message,
  Outcome,
  RoompaneError,
  TrailStep,
  Via,
} from '@roompane/protocol';

/** It is out: as it was written, and as it stands in the room. */
interface Posted {
  readonly steps: readonly TrailStep[];
  readonly before: Draft;
  readonly after: Message;
}

/** Add-ins changed what went out. */
export interface ChangedNotice extends Posted {
  readonly type: 'changed';
  /** Every add-in's policy lets the user have the words as they were. */
  readonly isOptional: boolean;
}

/** Add-ins gave no verdict on what went out. */
export interface UncheckedNotice extends Posted {
  readonly type: 'unchecked';
  readonly isAsWritten: boolean;
}

/** Nothing went out, and somebody decided that. */
export type BlockedNotice = Extract<Notice, { readonly outcome: BlockedOutcome }>;

/** What became of a post, where that is more than “posted”. */
export type Notice =
  | { readonly type: 'stopped'; readonly outcome: BlockedOutcome }
  | { readonly type: 'unable'; readonly outcome: BlockedOutcome; readonly failure: InterceptorFailure }
  /** The user said no: to an add-in's question, or to posting unchecked. */
  | { readonly type: 'refused'; readonly outcome: BlockedOutcome }
  | ChangedNotice
  | UncheckedNotice
  | { readonly type: 'failed'; readonly outcome: FailedOutcome }
  | { readonly type: 'rejected'; readonly error: RoompaneError };

/** Something went wrong that a screen reader says at once: not the user's own choice, and not a post that is out. */
export function isTrouble({ type }: Notice): boolean {
  return type !== 'changed' && type !== 'unchecked' && type !== 'refused';
}

/** The notices of one outcome; none for a post that went out checked and as it was written. */
export function toNotices(outcome: Outcome, written: Draft): readonly Notice[] {
  if (outcome.type === 'failed') return [{ type: 'failed', outcome }];
  if (outcome.type === 'blocked') {
    const { failure, byUser } = outcome;
    if (byUser) return [{ type: 'refused', outcome }];
    return [failure ? { type: 'unable', outcome, failure } : { type: 'stopped', outcome }];
  }
  const { trail, message } = outcome;
  const unchecked = trail.filter(({ did }) => did === 'unchecked');
  const replaced = trail.filter(({ did }) => did === 'replaced');
  const isAsWritten = replaced.length === 0;
  const isOptional = replaced.every((step) => step.isOptional);
  const posted = { before: written, after: message };
  return [
    ...(unchecked.length ? [{ type: 'unchecked', steps: unchecked, isAsWritten, ...posted } as const] : []),
    ...(replaced.length ? [{ type: 'changed', steps: replaced, isOptional, ...posted } as const] : []),
  ];
}

/** Those whose verdict was missing, so that starting them anew may help. Not one that the user did not wait for. */
export function failedAddins(notice: Notice): readonly Via[] {
  if (notice.type === 'unchecked') {
    const failed = notice.steps.filter(({ failure }) => failure).map(({ addin }) => addin);
    return [...new Map(failed.map((addin) => [addin.id, addin])).values()];
  }
  return 'outcome' in notice && notice.outcome.type === 'blocked' && notice.outcome.failure ? [notice.outcome.by] : [];
}
