import type { Draft, Outcome, TrailStep } from '@roompane/protocol';

/** One step of a draft's trail as a record keeps it: when it was, and the draft before and after. */
export interface RecordedStep {
  readonly step: TrailStep;
  readonly atEpochMs: number;
  /** From the moment the draft came to the add-in, with all that it waited there for: loading, the check, the user. */
  readonly tookMs: number;
  readonly before: Draft;
  /** The same object as `before` where the step changed nothing. */
  readonly after: Draft;
}

/** The one who posted took the draft back before the chat server had it; the promise rejects with `call/aborted`. */
export interface WithdrawnEnding {
  readonly type: 'withdrawn';
  /** The draft as it was written. */
  readonly draft: Draft;
  readonly trail: readonly TrailStep[];
}

/** How a draft ended. Each ends exactly once. @spec OP11 */
export type DraftEnding = Outcome | WithdrawnEnding;
