/** The user closed a pane; its session has ended. Bubbles out of shadow roots. */
export class PaneCloseEvent extends Event {
  declare readonly type: 'pane-close';
  constructor() {
    super('pane-close', { bubbles: true, composed: true });
  }
}
