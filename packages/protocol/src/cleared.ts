import type { Draft } from './draft.ts';
import type { Via } from './message.ts';

declare const cleared: unique symbol;

/**
 * A draft that went through the outgoing pipeline. Only the host's gate makes one: the brand has no value and is not
 * exported, so a post that goes round the pipeline does not compile. @spec OP1
 */
export interface Cleared {
  readonly [cleared]: true;
  readonly draft: Draft;
  /** The add-in that posts it; absent when the user typed it. Set by the host, never by the add-in. */
  readonly via?: Via;
}
