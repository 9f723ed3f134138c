import type { Clock, ProviderRoom, RoomProvider, UnreadState } from '@roompane/protocol';
import type { HostDirectory } from '../../directory/host-directory.ts';
import type { RoomFeed } from '../room-feed.ts';
import type { StateFeed } from '../state-feed.ts';

/** What the acts of a room act upon. */
export interface ActedRoom {
  readonly room: ProviderRoom;
  readonly provider: RoomProvider;
  readonly directory: HostDirectory;
  readonly clock: Clock;
  readonly feed: RoomFeed;
  /** What the server says is unread; `undefined` where it does not keep that. */
  readonly unread: StateFeed<UnreadState> | undefined;
  /** Aborted when the room is over. */
  readonly ended: AbortSignal;
}
