import type { InterceptorFailure, TrailStep } from '@roompane/protocol';
import type { IconName } from '../icons.ts';
import type { Notice } from './notice.ts';

/** How a notice reads. The first sentence is the fact, the second the reason or the consequence. */
export interface NoticeWords {
  readonly tone: 'is-danger' | 'is-warn' | '';
  readonly icon: IconName;
  readonly title: string;
  readonly detail: string;
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
    case 'refused': {
      const { by, failure, reason } = notice.outcome;
      const detail = failure ? `${by.name} ${FAILURES[failure]}. Your draft is kept.` : reason;
      return {
        tone: '',
        icon: 'ask',
        title: failure ? 'Not sent unchecked' : `Not sent: ${by.name} asked you`,
        detail,
      };
    }
    case 'changed': {
      const detail = tellReasons(notice.steps) || `${countWords(changeCount)}. Everyone sees the new words.`;
      return { tone: '', icon: 'swap', title: `${namesOf(notice.steps)} changed this post`, detail };
    }
    case 'unchecked':
      return { tone: 'is-warn', icon: 'alert', title: 'This post was not checked', detail: tellUnchecked(notice) };
    case 'failed':
      return { tone: 'is-danger', icon: 'alert', title: 'This post was not sent', detail: notice.outcome.reason };
    case 'rejected':
      return { tone: 'is-danger', icon: 'alert', title: 'This post was not sent', detail: notice.error.message };
  }
}

/** Why each add-in changed it; with the name where there are several. */
function tellReasons(steps: readonly TrailStep[]): string {
  const told = steps.filter(({ reason }) => reason);
  const isOne = new Set(steps.map(({ addin }) => addin.name)).size < 2;
  return told.map(({ addin, reason }) => (isOne ? reason : `${addin.name}: ${reason}`)).join(' ');
}

/** Which add-ins gave no verdict and why, those with the same reason together. */
function tellUnchecked({ steps, isAsWritten }: Extract<Notice, { type: 'unchecked' }>): string {
  const causes = [...new Set(steps.map(causeOf))];
  const told = causes.map((cause) => {
    const names = namesOf(steps.filter((step) => causeOf(step) === cause));
    return cause === undefined ? `you did not wait for ${names}` : `${names} ${FAILURES[cause]}`;
  });
  const [first = '', ...others] = told;
  const why = [first.charAt(0).toUpperCase() + first.slice(1), ...others].join(', and ');
  return `${why}, so it was sent ${isAsWritten ? 'as written' : 'without that check'}.`;
}

/** `undefined`: the user did not wait. */
function causeOf({ failure, byUser }: TrailStep): InterceptorFailure | undefined {
  return failure ?? (byUser ? undefined : 'gone');
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
