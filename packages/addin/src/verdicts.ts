import {
  type BlockVerdict,
  type ConfirmVerdict,
  createDraft,
  type DraftInput,
  type PassVerdict,
  type ReplaceVerdict,
} from '@roompane/protocol';

/** What becomes of a replacement's key: the host keeps the original's, so any will do. */
const KEY = 'replacement';

/** Lets the draft through as it is. */
export function pass(): PassVerdict {
  return { type: 'pass' };
}

/**
 * Lets another draft through instead. Start from the one you were given: `replace({ ...draft, body: 'other words' })`.
 * The user sees that you changed it, what, and `reason` (at most 500 characters).
 */
export function replace(draft: DraftInput, { reason }: { readonly reason?: string } = {}): ReplaceVerdict {
  return { type: 'replace', draft: createDraft(draft, KEY), ...(reason ? { reason } : {}) };
}

/**
 * Stops the draft. The user has it back, with `reason` (1 to 500 characters), and takes `fix`, where there is one, with one click.
 */
export function block({ reason, fix }: { readonly reason: string; readonly fix?: DraftInput }): BlockVerdict {
  return { type: 'block', reason, ...(fix ? { fix: createDraft(fix, KEY) } : {}) };
}

/** Asks the user in the host's own dialog: yes lets the draft go on, no gives it back. The clock stands still meanwhile. */
export function confirm({ question }: { readonly question: string }): ConfirmVerdict {
  return { type: 'confirm', question };
}
