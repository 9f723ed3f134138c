import type { Outcome } from '@roompane/protocol';

/** A draft of the composer came to its outcome: posted, blocked or failed. Bubbles out of shadow roots. */
export class PostSettledEvent extends Event {
  declare readonly type: 'post-settled';
  readonly outcome: Outcome;
  constructor(outcome: Outcome) {
    super('post-settled', { bubbles: true, composed: true });
    this.outcome = outcome;
  }
}
