import { type Draft, parseDraft } from './draft.ts';
import * as LIMITS from './limit.ts';
import { optional, type Parser, text, variant } from './parser.ts';

/** Let the draft through as it is. */
export interface PassVerdict {
  readonly type: 'pass';
}

/** Let another draft through in its place. The host keeps the key of the original. */
export interface ReplaceVerdict {
  readonly type: 'replace';
  readonly draft: Draft;
  /** Shown to the user beside the name of the add-in. At most 500 characters. */
  readonly reason?: string;
}

/** Stop the draft. The user has it back with the reason, and can take the fix with one click. */
export interface BlockVerdict {
  readonly type: 'block';
  readonly reason: string;
  readonly fix?: Draft;
}

/** Ask the user in the host's own dialog: yes goes on, no gives the draft back. The clock stands still meanwhile. */
export interface ConfirmVerdict {
  readonly type: 'confirm';
  readonly question: string;
}

/** An interceptor's answer to one draft. It is the handler's return value, so answering twice cannot happen. */
export type Verdict = PassVerdict | ReplaceVerdict | BlockVerdict | ConfirmVerdict;

const reason = text(LIMITS.reasonChars, 1);

export const parseVerdict: Parser<Verdict> = variant<Verdict>({
  pass: {},
  replace: { draft: parseDraft, reason: optional(reason) },
  block: { reason, fix: optional(parseDraft) },
  confirm: { question: reason },
});
