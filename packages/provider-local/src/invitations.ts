import { type Abortable, type Invitation, LIMITS, type Person, RoompaneError } from '@roompane/protocol';
import { readAccess } from './room-access.ts';
import type { Database } from './schema.ts';
import { write, type WriteTransaction } from './write.ts';

export interface NewInvitation {
  readonly roomId: string;
  readonly by: Person;
  readonly personId: string;
  readonly reason?: string | undefined;
  /** Epoch milliseconds in UTC. */
  readonly nowEpochMs: number;
}

/** Members invite, visitors do not. Again for the same person and room is the newer one. @spec PR17 */
export function invite(
  database: Database,
  { roomId, by, personId, reason, nowEpochMs: atEpochMs }: NewInvitation,
  { signal }: Abortable = {},
): Promise<void> {
  if (personId === '' || personId.length > 256) return Promise.reject(misfit('personId', '1 to 256 characters'));
  if (reason !== undefined && reason.length > LIMITS.reasonChars)
    return Promise.reject(misfit('reason', `at most ${LIMITS.reasonChars} characters`));
  return write(database, { stores: ['rooms', 'members', 'invitations'], signal }, async (transaction) => {
    const { standing } = await readAccess(transaction, roomId, by);
    const { role } = standing;
    if (role === 'visitor') throw new RoompaneError('message/forbidden', { data: { role } });
    const said = reason === undefined ? {} : { reason };
    await transaction.objectStore('invitations').put({ personId, roomId, by, atEpochMs, ...said });
  });
}

/** Those that stand, the newest first. */
export async function readInvitations(database: Database, personId: string): Promise<readonly Invitation[]> {
  const transaction = database.transaction(['rooms', 'invitations']);
  const rows = await transaction.objectStore('invitations').getAll(IDBKeyRange.bound([personId], [personId, []]));
  const rooms = await Promise.all(rows.map(({ roomId }) => transaction.objectStore('rooms').get(roomId)));
  return rows
    .flatMap(({ personId: _personId, roomId: _roomId, ...row }, index) => {
      const room = rooms[index];
      return room && !room.isDisabled ? [{ room: room.info, ...row }] : [];
    })
    .sort((one, other) => other.atEpochMs - one.atEpochMs)
    .slice(0, LIMITS.invitations);
}

/** Resolves with whether there was one. */
export function declineInvitation(
  database: Database,
  { roomId, personId }: { readonly roomId: string; readonly personId: string },
  { signal }: Abortable = {},
): Promise<boolean> {
  return write(database, { stores: ['invitations'], signal }, async (transaction) => {
    const invitations = transaction.objectStore('invitations');
    const isThere = (await invitations.getKey([personId, roomId])) !== undefined;
    if (isThere) await invitations.delete([personId, roomId]);
    return isThere;
  });
}

/**
 * Takes an invitation for accepted: who was asked in is a member from then on. Resolves with whether there was one; without
 * one nothing is written.
 */
export async function acceptInvitation(
  database: Database,
  { roomId, person }: { readonly roomId: string; readonly person: Person },
  { signal }: Abortable = {},
): Promise<boolean> {
  if ((await database.getKey('invitations', [person.id, roomId])) === undefined) return false;
  return write(database, { stores: ['members', 'invitations'], signal }, (transaction) =>
    takeInvitation(transaction, { roomId, person }),
  );
}

async function takeInvitation(
  transaction: WriteTransaction<'members' | 'invitations'>,
  { roomId, person }: { readonly roomId: string; readonly person: Person },
): Promise<boolean> {
  const invitations = transaction.objectStore('invitations');
  const members = transaction.objectStore('members');
  const [isThere, member] = await Promise.all([
    invitations.getKey([person.id, roomId]),
    members.get([roomId, person.id]),
  ]);
  if (isThere === undefined) return false;
  await invitations.delete([person.id, roomId]);
  if (!member) await members.put({ roomId, personId: person.id, person, role: 'member', isFollowed: false });
  return true;
}

function misfit(path: string, expected: string): RoompaneError {
  return new RoompaneError('argument/invalid', { data: { path, expected } });
}
