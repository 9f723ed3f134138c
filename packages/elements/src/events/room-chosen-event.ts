import type { RoomInfo } from '@roompane/protocol';

/** Someone wants to go to a room. The page decides what that is. Bubbles out of shadow roots. */
export class RoomChosenEvent extends Event {
  declare readonly type: 'room-chosen';
  readonly info: RoomInfo;
  constructor(info: RoomInfo) {
    super('room-chosen', { bubbles: true, composed: true });
    this.info = info;
  }
}
