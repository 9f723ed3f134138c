import type { Connection } from './connection.ts';
import type { Appearance, MeInfo, RoomInfo } from './context.ts';
import type { Grant } from './grant.ts';
import type { RoompaneError } from './roompane-error.ts';

/** A part of what a room says about itself changed. `before` and `now` are whole. */
export class RoomChangeEvent<Name extends string, Value> extends Event {
  declare readonly type: Name;
  readonly before: Value;
  readonly now: Value;
  constructor(type: Name, before: Value, now: Value) {
    super(type);
    this.before = before;
    this.now = now;
  }
}

/**
 * The room is over for this side: left, removed, or the session ended. Comes once. The reason is `room/removed` where the
 * server put the user out, with why in its `data.reason`; `room/not-found` where the room went; `room/not-joined` where it was
 * left; else what ended the session.
 */
export class RoomClosedEvent extends Event {
  declare readonly type: 'closed';
  readonly reason: RoompaneError;
  constructor(reason: RoompaneError) {
    super('closed');
    this.reason = reason;
  }
}

/** What a room dispatches, on either side. */
export interface RoomEventMap {
  'info-changed': RoomChangeEvent<'info-changed', RoomInfo>;
  'me-changed': RoomChangeEvent<'me-changed', MeInfo>;
  'connection-changed': RoomChangeEvent<'connection-changed', Connection>;
  closed: RoomClosedEvent;
}

/** What an add-in's room dispatches beside that. */
export interface AddinRoomEventMap extends RoomEventMap {
  'appearance-changed': RoomChangeEvent<'appearance-changed', Appearance>;
  'grants-changed': RoomChangeEvent<'grants-changed', readonly Grant[]>;
}
