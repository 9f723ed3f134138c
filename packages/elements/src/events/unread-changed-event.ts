/** How many messages of a list its reader has not seen: those that came while it was not at its end, or not looked at. Bubbles out of shadow roots. */
export class UnreadChangedEvent extends Event {
  declare readonly type: 'unread-changed';
  /** Messages of others. */
  readonly count: number;
  /** The first of them, for `scrollToMessage`; the last that there was when `count` is 0. */
  readonly firstId: string | undefined;
  constructor(count: number, firstId: string | undefined) {
    super('unread-changed', { bubbles: true, composed: true });
    this.count = count;
    this.firstId = firstId;
  }
}
