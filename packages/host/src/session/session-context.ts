import type { Appearance, Grant, MeInfo, OpenReason, Room, RoomContext } from '@roompane/protocol';

/** What the host says of a session beside the room itself. */
export interface SessionSettings {
  readonly appearance: Appearance;
  readonly grants: readonly Grant[];
  readonly openReason: OpenReason;
  readonly areClocksHeld: boolean;
}

/** What an add-in with these settings knows of the room. @spec GR3 */
export function toContext(room: Pick<Room, 'info' | 'me' | 'connection'>, settings: SessionSettings): RoomContext {
  const { info, me, connection } = room;
  return { info, me: narrow(me, settings.grants), connection, ...settings };
}

/** What the role allows and the host granted. */
function narrow({ id, name, kind, role, may }: MeInfo, grants: readonly Grant[]): MeInfo {
  return { id, name, kind, role, may: may.filter((grant) => grants.includes(grant)) };
}
