/** Someone pressed the name of another room in a message. Bubbles out of shadow roots. */
export class RoomLinkEvent extends Event {
  declare readonly type: 'room-link';
  readonly roomId: string;
  constructor(roomId: string) {
    super('room-link', { bubbles: true, composed: true });
    this.roomId = roomId;
  }
}
