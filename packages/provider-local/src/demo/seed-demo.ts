import type { Abortable } from '@roompane/protocol';
import { toMessage } from '../append-post.ts';
import { DEFAULT_DATABASE_NAME, type LocalDeployment } from '../deployment.ts';
import { putRoom } from '../rooms.ts';
import { runAlone } from '../run-alone.ts';
import type { RoomRow } from '../schema.ts';
import { withStore } from '../store.ts';
import { write, type WriteTransaction } from '../write.ts';
import { createDemoHistory, type DemoPost } from './history.ts';
import { demoRooms } from './rooms.ts';

const SEEDED = 'demo/seeded';

/**
 * Fills a deployment with the demo: a brokerage, its people, and two days of talk that end now. Once per deployment, however
 * many tabs ask and however often; a tab that dies in between leaves nothing half done. Rooms that exist already under the
 * demo's ids stay as they are. Rejects with a `provider/…` code, or `call/aborted`.
 */
export async function seedDemo(deployment: LocalDeployment = {}, { signal }: Abortable = {}): Promise<void> {
  const { databaseName = DEFAULT_DATABASE_NAME } = deployment;
  await runAlone(`roompane/${databaseName}/seed-demo`, signal, () =>
    withStore(deployment, async (store) => {
      const history = createDemoHistory(store.clock.now());
      const stores: ('rooms' | 'members' | 'log' | 'settings')[] = ['rooms', 'members', 'log', 'settings'];
      const isSeeded = await store.connection.run((database) =>
        write(database, { stores, signal }, async (transaction) => {
          // Asked again inside the transaction: a lock can be stolen, a transaction cannot.
          if (await transaction.objectStore('settings').get(SEEDED)) return true;
          for (const room of demoRooms) {
            if (await transaction.objectStore('rooms').get(room.info.id)) continue;
            // A transaction over more stores is one over these, which its type does not say.
            const rooms = transaction as unknown as WriteTransaction<'rooms' | 'members'>;
            await putHistory(transaction, await putRoom(rooms, room), history.get(room.info.id) ?? []);
          }
          await transaction.objectStore('settings').put(true, SEEDED);
          return false;
        }),
      );
      if (isSeeded) return;
      store.bell.ring('rooms');
      for (const roomId of history.keys()) store.bell.ring(`log/${roomId}`);
    }),
  );
}

async function putHistory(
  transaction: WriteTransaction<'rooms' | 'members' | 'log' | 'settings'>,
  { id: roomId, logId }: RoomRow,
  posts: readonly DemoPost[],
): Promise<void> {
  const log = transaction.objectStore('log');
  const added = posts.map(({ author, draft, via, atEpochMs }, index) => {
    const seq = index + 1;
    const message = toMessage({ author, draft, via, nowEpochMs: atEpochMs }, { logId, seq });
    const event = { type: 'posted', message } as const;
    return log.add({ roomId, seq, ordinal: seq, event, authorId: author.id, key: draft.key });
  });
  await Promise.all(added);
}
