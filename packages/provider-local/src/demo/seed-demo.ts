import type { Abortable } from '@roompane/protocol';
import { toMessage } from '../append-post.ts';
import type { LocalDeployment } from '../deployment.ts';
import { LogTail } from '../log-tail.ts';
import type { LogTransaction } from '../log-transaction.ts';
import { type LocalMember, putRoom } from '../rooms.ts';
import type { RoomRow } from '../schema.ts';
import { withStore } from '../store.ts';
import { write, type WriteTransaction } from '../write.ts';
import type { DemoPost } from './history.ts';
import { createDemoInvitations } from './invitations.ts';
import { demoRooms } from './rooms.ts';

/**
 * Fills a deployment with the demo: a brokerage, its people, and two days of talk that end now. Once per deployment, however
 * many tabs ask and however often; a tab that dies in between leaves nothing half done. Rooms that exist already under the
 * demo's ids stay as they are. Rejects with a `provider/…` code, or `call/aborted`.
 */
export async function seedDemo(deployment: LocalDeployment = {}, { signal }: Abortable = {}): Promise<void> {
  await withStore(deployment, async (store) => {
    // What people said is much text, and no part of what draws a room: it does not come with the package.
    const { createDemoHistory } = await import('./history.ts');
    const nowEpochMs = store.clock.now();
    const history = createDemoHistory(nowEpochMs);
    const invitations = createDemoInvitations(nowEpochMs);
    const seeded = await store.connection.run((database) =>
      // The browser runs such transactions one after the other, so no lock has to: the second tab finds the rooms there.
      write(
        database,
        { stores: ['rooms', 'members', 'log', 'files', 'reads', 'invitations'], signal },
        async (transaction) => {
          const roomIds: string[] = [];
          for (const room of demoRooms) {
            const roomId = room.info.id;
            if (await transaction.objectStore('rooms').get(roomId)) continue;
            // A transaction over more stores is one over these, which its type does not say.
            const rooms = transaction as unknown as WriteTransaction<'rooms' | 'members'>;
            const row = await putRoom(rooms, room);
            const log = transaction as unknown as LogTransaction;
            const seq = await putHistory(log, row, history.get(roomId) ?? []);
            // Whoever comes to the demo has read what was said before.
            const reads = transaction.objectStore('reads');
            const read = ({ person }: LocalMember) => reads.put({ personId: person.id, roomId, logId: row.logId, seq });
            await Promise.all(room.members.map(read));
            const standing = invitations.filter((each) => each.roomId === roomId);
            await Promise.all(standing.map((each) => transaction.objectStore('invitations').put(each)));
            roomIds.push(roomId);
          }
          return roomIds;
        },
      ),
    );
    if (seeded.length > 0) store.bell.ring('rooms');
    for (const roomId of seeded) store.bell.ring(`log/${roomId}`);
  });
}

/** Gives the number of the last one. */
async function putHistory(
  transaction: LogTransaction,
  { id: roomId, logId }: RoomRow,
  posts: readonly DemoPost[],
): Promise<number> {
  const authorIds = posts.map(({ author }) => author.id);
  const tail = await LogTail.open(transaction, roomId, authorIds);
  const added = posts.map(({ author, draft, via, atEpochMs }) => {
    const message = toMessage({ author, draft, via, nowEpochMs: atEpochMs }, { logId, seq: tail.nextSeq });
    return tail.addPost(message, draft.key);
  });
  await Promise.all(added);
  return tail.lastSeq;
}
