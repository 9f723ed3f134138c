import {
  type Abortable,
  type Attachment,
  type FileInput,
  LIMITS,
  type Person,
  RoompaneError,
} from '@roompane/protocol';
import { createId } from '@roompane/protocol/provider-kit';
import type { LogTransaction } from './log-transaction.ts';
import { readAccess } from './room-access.ts';
import type { Database, FileRow } from './schema.ts';
import { write } from './write.ts';

/** A file that no message carries by then is taken out when the next one comes. */
const LOOSE_MS = 86_400_000;

const toAttachment = ({ id, name, mediaType, content }: FileRow): Attachment => ({
  id,
  name,
  mediaType,
  bytes: content.length,
});

export interface NewFile {
  readonly roomId: string;
  readonly owner: Person;
  readonly file: FileInput;
  /** Epoch milliseconds in UTC. */
  readonly nowEpochMs: number;
}

/** Keeps a file for a message to come. Rejects with `limit/exceeded`, `room/read-only` and those of the storage. @spec PR15 */
export function addFile(
  database: Database,
  { roomId, owner, file, nowEpochMs }: NewFile,
  { signal }: Abortable = {},
): Promise<Attachment> {
  const { name, mediaType = 'application/octet-stream', bytes } = file;
  const max = LIMITS.fileBytes;
  if (bytes.length > max) {
    const data = { limit: 'fileBytes', max, actual: bytes.length, unit: 'bytes' };
    return Promise.reject(new RoompaneError('limit/exceeded', { data }));
  }
  const known = { roomId, ownerId: owner.id, name, mediaType, content: bytes.slice() };
  return write(database, { stores: ['rooms', 'members', 'files'], signal }, async (transaction) => {
    const { standing } = await readAccess(transaction, roomId, owner);
    if (!standing.canPost) throw new RoompaneError('room/read-only');
    const files = transaction.objectStore('files');
    const forgotten = await files.index('loose').getAllKeys(IDBKeyRange.upperBound(nowEpochMs - LOOSE_MS));
    await Promise.all(forgotten.map((id) => files.delete(id)));
    const row = { id: createId(), ...known, looseSinceEpochMs: nowEpochMs };
    await files.add(row);
    return toAttachment(row);
  });
}

/** Rejects with `message/not-found` for what this room does not have, or no longer. */
export async function readFile(
  database: Database,
  { roomId, reader, id }: { readonly roomId: string; readonly reader: Person; readonly id: string },
): Promise<Uint8Array> {
  const transaction = database.transaction(['rooms', 'members', 'files']);
  await readAccess(transaction, roomId, reader);
  const row = await transaction.objectStore('files').get(id);
  if (row?.roomId !== roomId) throw new RoompaneError('message/not-found', { data: { attachmentId: id } });
  return row.content;
}

/**
 * Gives files to the message at `seq`, and what it then carries: what is known here of each, whatever the draft says. A
 * file that another message carries already stays with that one. Rejects where one is not the author's, or not here.
 */
export async function bindFiles(
  transaction: LogTransaction,
  { roomId, authorId, seq }: { readonly roomId: string; readonly authorId: string; readonly seq: number },
  attachments: readonly Attachment[] = [],
): Promise<readonly Attachment[]> {
  const files = transaction.objectStore('files');
  const rows = await Promise.all(attachments.map(({ id }) => files.get(id)));
  const bound = rows.map((row) => {
    if (row?.roomId === roomId && row.ownerId === authorId) return row;
    const data = { path: 'attachments', expected: 'files that the author sent to this room' };
    throw new RoompaneError('call/invalid-params', { data });
  });
  for (const { looseSinceEpochMs, ...row } of bound)
    if (looseSinceEpochMs !== undefined) await files.put({ ...row, seq });
  return bound.map(toAttachment);
}

/** Takes out the files of the messages between two numbers, both included. */
export async function dropFiles(
  transaction: LogTransaction,
  roomId: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  const files = transaction.objectStore('files');
  const keys = await files.index('byPost').getAllKeys(IDBKeyRange.bound([roomId, from], [roomId, to]));
  await Promise.all(keys.map((id) => files.delete(id)));
}
