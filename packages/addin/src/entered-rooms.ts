import { type Abortable, directory, enterRoomCall, type Room, type RoomDirectory } from '@roompane/protocol';
import { OpenedRoom } from './opened-room.ts';

/** The other rooms of the chat server, and the way into them. */
export interface EnteredRooms extends RoomDirectory {
  /**
   * Enters a room, at most 8 at a time. While it is open each call gives the same room. The host may ask the user: a call that
   * times out meanwhile can be made again. Needs `rooms/enter`. Rejects with `room/not-found`, `room/members-only`,
   * `limit/exceeded`, `call/denied` where the client refuses, and `feature/unsupported` where it lets nobody in.
   */
  get(roomId: string, options?: Abortable): Promise<OpenedRoom>;
}

type AnyRoom = Pick<Room, 'call' | 'follow'>;

const opened = new WeakMap<AnyRoom, Map<string, OpenedRoom>>();

/**
 * The other rooms of a room's chat server.
 * @example
 * import { connect } from '@roompane/addin';
 * import { rooms } from '@roompane/addin/rooms';
 *
 * const room = await connect();
 * using desk = await rooms(room).get('fx-london');
 * await desk.post({ title: 'Meeting key', body: '4711', importance: 'high' });
 */
export function rooms(room: AnyRoom): EnteredRooms {
  const known = opened.get(room) ?? new Map<string, OpenedRoom>();
  opened.set(room, known);
  return {
    ...directory(room),
    async get(roomId, options) {
      const context = await room.call(enterRoomCall, { roomId }, options);
      const former = known.get(roomId);
      if (former && !former.signal.aborted) return former;
      const entered = new OpenedRoom(room, context);
      known.set(roomId, entered);
      entered.signal.addEventListener('abort', () => {
        if (known.get(roomId) === entered) known.delete(roomId);
      });
      return entered;
    },
  };
}
