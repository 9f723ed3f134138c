import type { Connection, RoomProvider } from '@roompane/protocol';

/** What a room says of the line to its server: one that is not open yet, or no more, is no line. */
export function connectionOf({ state }: RoomProvider): Connection {
  return state === 'online' ? 'online' : 'offline';
}
