import type {
  BlockedOutcome,
  Draft,
  FailedOutcome,
  InterceptorFailure,
  Message,
  Outcome,
  RoompaneError,
  TrailStep,
} from '@roompane/protocol';
import type { IconName } from '../icons.ts';

/** What became of a post, where that is more than “posted”. */
export type Notice =
  | { readonly type: 'stopped'; readonly outcome: BlockedOutcome }
  | { readonly type: 'unable'; readonly outcome: BlockedOutcome; readonly failure: InterceptorFailure }
  | { readonly type: 'changed'; readonly steps: readonly TrailStep[]; readonly before: Draft; readonly after: Message }
  | { readonly type: 'unchecked'; readonly steps: readonly TrailStep[] }
  | { readonly type: 'failed'; readonly outcome: FailedOutcome }
  | { readonly type: 'rejected'; readonly error: RoompaneError };

/** How a notice reads. The first sentence is the fact, the second the reason or the consequence. */
export interface NoticeWords {
  readonly tone: 'is-danger' | 'is-warn' | '';
  readonly icon: IconName;
  readonly title: string;
  readonly detail: string;
}

/** The notices of one outcome; none for a post that went out checked and as it was written. */
export function toNotices(outcome: Outcome, written: Draft): readonly Notice[] {
  if (outcome.type === 'failed') return [{ type: 'failed', outcome }];
  if (outcome.type === 'blocked') {
    const { failure } = outcome;
    return [failure ? { type: 'unable', outcome, failure } : { type: 'stopped', outcome }];
  }
  const { trail, message } = outcome;
  const unchecked = trail.filter(({ did }) => did === 'unchecked');
  const replaced = trail.filter(({ did }) => did === 'replaced');
  return [
    ...(unchecked.length ? [{ type: 'unchecked', steps: unchecked } as const] : []),
    ...(replaced.length ? [{ type: 'changed', steps: replaced, before: written, after: message } as const] : []),
  ];
}

const FAILURES: Readonly<Record<InterceptorFailure, string>> = {
  late: 'did not answer in time',
  thrown: 'failed while it checked',
  invalid: 'gave an answer that cannot be used',
  gone: 'went away before it answered',
  unsupported: 'asked a question that cannot be shown here',
};

export function toWords(notice: Notice, changeCount: number): NoticeWords {
  switch (notice.type) {
    case 'stopped': {
      const { by, reason } = notice.outcome;
      return { tone: 'is-danger', icon: 'shieldx', title: `${by.name} stopped this post`, detail: reason };
    }
    case 'unable': {
      const detail = `${notice.outcome.by.name} ${FAILURES[notice.failure]}. Your draft is kept.`;
      return { tone: 'is-danger', icon: 'lock', title: 'Not sent: this room requires a check', detail };
    }
    case 'changed': {
      const reason = notice.steps.find((step) => step.reason)?.reason;
      const detail = reason ?? `${countWords(changeCount)}. Everyone sees the new words.`;
      return { tone: '', icon: 'swap', title: `${namesOf(notice.steps)} changed this post`, detail };
    }
    case 'unchecked': {
      const failure = FAILURES[notice.steps[0]?.failure ?? 'gone'];
      const detail = `${namesOf(notice.steps)} ${failure}, so it was sent as written.`;
      return { tone: 'is-warn', icon: 'alert', title: 'This post was not checked', detail };
    }
    case 'failed':
      return { tone: 'is-danger', icon: 'alert', title: 'This post was not sent', detail: notice.outcome.reason };
    case 'rejected':
      return { tone: 'is-danger', icon: 'alert', title: 'This post was not sent', detail: notice.error.message };
  }
}

const SMALL_NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

function countWords(count: number): string {
  return `${SMALL_NUMBERS[count] ?? count} ${count === 1 ? 'change' : 'changes'}`;
}

function namesOf(steps: readonly TrailStep[]): string {
  const names = [...new Set(steps.map(({ addin }) => addin.name))];
  if (names.length < 2) return names[0] ?? 'An add-in';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
