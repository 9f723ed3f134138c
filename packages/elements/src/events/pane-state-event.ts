import type { RoompaneError } from '@roompane/protocol';

/** Where a pane is: as its session says, or `closed` by the user. */
export type PaneState = 'loading' | 'connecting' | 'ready' | 'unresponsive' | 'ended' | 'closed';

/** A pane came into another state. Bubbles out of shadow roots. */
export class PaneStateEvent extends Event {
  declare readonly type: 'pane-state';
  readonly state: PaneState;
  /** Why it ended. */
  readonly error: RoompaneError | undefined;
  constructor(state: PaneState, error: RoompaneError | undefined) {
    super('pane-state', { bubbles: true, composed: true });
    this.state = state;
    this.error = error;
  }
}
