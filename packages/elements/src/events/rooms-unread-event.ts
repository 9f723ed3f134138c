/** How much is unread in the rooms of a list, but for the one that its reader is in. Bubbles out of shadow roots. */
export class RoomsUnreadEvent extends Event {
  declare readonly type: 'rooms-unread';
  /** Rooms with something unread. */
  readonly rooms: number;
  /** Messages of others in all of them; there may be more where a server does not count them all. */
  readonly messages: number;
  constructor(rooms: number, messages: number) {
    super('rooms-unread', { bubbles: true, composed: true });
    this.rooms = rooms;
    this.messages = messages;
  }
}
