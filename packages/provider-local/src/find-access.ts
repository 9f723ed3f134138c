import type { Person } from '@roompane/protocol';
import { type Access, readAccess } from './room-access.ts';
import type { Store } from './store.ts';

/** A room as `person` finds it now. Rejects with `room/not-found`. */
export function findAccess(store: Store, roomId: string, person: Person): Promise<Access> {
  return store.connection.run((database) =>
    readAccess(database.transaction(['rooms', 'members', 'log']), roomId, person),
  );
}
