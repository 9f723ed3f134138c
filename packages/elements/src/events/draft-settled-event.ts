import type { Outcome } from '@roompane/protocol';

/** A draft of the composer came to its outcome: posted, blocked or failed. Bubbles out of shadow roots. */
export class DraftSettledEvent extends Event {
  declare readonly type: 'draft-settled';
  readonly outcome: Outcome;
  constructor(outcome: Outcome) {
    super('draft-settled', { bubbles: true, composed: true });
    this.outcome = outcome;
  }
}
