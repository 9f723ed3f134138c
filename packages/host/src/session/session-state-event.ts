/**
 * `loading`: the address is on its way. `connecting`: the page is there, and has not said hello. `ready`: it has.
 * `unresponsive`: it has not answered for 10 s, and may again. `ended`: see the session's `error`; a page that says hello
 * with its token after all, or `reload()`, brings a new beginning.
 */
export type SessionPhase = 'loading' | 'connecting' | 'ready' | 'unresponsive' | 'ended';

/** The session went from one phase to another. */
export class SessionStateEvent extends Event {
  declare readonly type: 'state-changed';
  readonly before: SessionPhase;
  readonly now: SessionPhase;
  constructor(before: SessionPhase, now: SessionPhase) {
    super('state-changed');
    this.before = before;
    this.now = now;
  }
}

export interface SessionEventMap {
  'state-changed': SessionStateEvent;
}
