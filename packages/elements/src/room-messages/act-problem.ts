import type { RoompaneError } from '@roompane/protocol';

/** What the list itself asks the room to do. */
export type AskedAct = 'react' | 'remove';

/** Why an act did not come about, as it is shown at its message. */
export interface ActProblem {
  readonly words: string;
  /** The same may succeed later. */
  readonly isRetryable: boolean;
  /** The server cannot do that at all. */
  readonly isLacking: boolean;
}

const LACKING: Readonly<Record<AskedAct, string>> = {
  react: 'This room takes no reactions.',
  remove: 'Messages cannot be removed in this room.',
};

export function toActProblem({ code }: RoompaneError, act: AskedAct): ActProblem {
  switch (code) {
    case 'feature/unsupported':
    case 'call/unknown-method':
      return { words: LACKING[act], isRetryable: false, isLacking: true };
    case 'message/not-found':
      return { words: 'The message is not there any more.', isRetryable: false, isLacking: false };
    case 'message/forbidden':
    case 'call/denied':
      return { words: 'You may not do that here.', isRetryable: false, isLacking: false };
    default: {
      const what = act === 'react' ? 'The reaction did not arrive.' : 'The message was not removed.';
      return { words: `${what} The chat server cannot be reached.`, isRetryable: true, isLacking: false };
    }
  }
}
