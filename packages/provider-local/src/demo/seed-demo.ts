import type { Abortable } from '@roompane/protocol';
import { toMessage } from '../append-post.ts';
import type { LocalDeployment } from '../deployment.ts';
import { putRoom } from '../rooms.ts';
import type { RoomRow } from '../schema.ts';
import { withStore } from '../store.ts';
import { write, type WriteTransaction } from '../write.ts';
import { createDemoHistory, type DemoPost } from './history.ts';
import { demoRooms } from './rooms.ts';

/**
 * Fills a deployment with the demo: a brokerage, its people, and two days of talk that end now. Once per deployment, however
 * many tabs ask and however often; a tab that dies in between leaves nothing half done. Rooms that exist already under the
 * demo's ids stay as they are. Rejects with a `provider/…` code, or `call/aborted`.
 */
export async function seedDemo(deployment: LocalDeployment = {}, { signal }: Abortable = {}): Promise<void> {
  await withStore(deployment, async (store) => {
    const history = createDemoHistory(store.clock.now());
    const seeded = await store.connection.run((database) =>
      // The browser runs such transactions one after the other, so no lock has to: the second tab finds the rooms there.
      write(database, { stores: ['rooms', 'members', 'log'], signal }, async (transaction) => {
        const roomIds: string[] = [];
        for (const room of demoRooms) {
          const roomId = room.info.id;
          if (await transaction.objectStore('rooms').get(roomId)) continue;
          // A transaction over more stores is one over these, which its type does not say.
          const rooms = transaction as unknown as WriteTransaction<'rooms' | 'members'>;
          await putHistory(transaction, await putRoom(rooms, room), history.get(roomId) ?? []);
          roomIds.push(roomId);
        }
        return roomIds;
      }),
    );
    if (seeded.length > 0) store.bell.ring('rooms');
    for (const roomId of seeded) store.bell.ring(`log/${roomId}`);
  });
}

async function putHistory(
  transaction: WriteTransaction<'rooms' | 'members' | 'log'>,
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
