import type { RoomEventMap } from '@roompane/protocol';
import type { OutboxChangedEvent } from '../outbox/outbox-entry.ts';
import type { OutgoingEventMap } from '../outgoing/draft-events.ts';

/** What the host's room dispatches: beside what every room does, what becomes of drafts. */
export interface HostRoomEventMap extends RoomEventMap, OutgoingEventMap {
  'outbox-changed': OutboxChangedEvent;
}
