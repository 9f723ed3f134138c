import type { Person } from '@roompane/protocol';
import { findAccess } from './find-access.ts';
import { LocalRoom } from './local-room.ts';
import { attend } from './presence.ts';
import type { Store } from './store.ts';
import { UnreadWatch } from './unread-watch.ts';

/** Joins, and resolves once other tabs can see it. */
export async function joinRoom(store: Store, roomId: string, me: Person): Promise<LocalRoom> {
  const access = await findAccess(store, roomId, me);
  const left = new AbortController();
  const unread = await UnreadWatch.begin(store, { roomId, reader: me, signal: left.signal });
  const attended = await attend(store, { roomId, personId: me.id, signal: left.signal });
  return new LocalRoom(store, access, { left, attended, unread });
}
