import {
  type Abortable,
  checkDraft,
  type Draft,
  parseAs,
  parseDraft,
  type Person,
  RoompaneError,
  type Via,
} from '@roompane/protocol';
import { toMessage } from './append-post.ts';
import { LogTail } from './log-tail.ts';
import { LOG_STORES, type LogTransaction } from './log-transaction.ts';
import { expireEvents } from './retention.ts';
import type { Database, RoomRow } from './schema.ts';
import { write } from './write.ts';

/** What someone says in a room without a tab of their own. */
export interface SpokenLine {
  readonly author: Person;
  /** The author's post with the same key is the same post. */
  readonly draft: Draft;
  readonly via?: Via | undefined;
}

export interface SpokenLines {
  readonly roomId: string;
  /** In the order in which they are said. */
  readonly lines: readonly SpokenLine[];
  /** Epoch milliseconds in UTC. */
  readonly nowEpochMs: number;
}

/**
 * Appends lines in one transaction: all of them or none, and resolves when they are on the disk with how many are new.
 * Nobody is asked for a role, for these are the deployment's own people. Rejects with `argument/invalid` for what is no
 * line, `room/not-found`, and a draft's own code. @spec PR1 PR4
 */
export async function appendLines(
  database: Database,
  { roomId, lines: given, nowEpochMs }: SpokenLines,
  { signal }: Abortable = {},
): Promise<number> {
  const lines = given.map(readLine);
  return write(database, { stores: LOG_STORES, signal }, async (transaction) => {
    const room = await transaction.objectStore('rooms').get(roomId);
    if (!room) throw new RoompaneError('room/not-found');
    const fresh = await leaveOutKnown(transaction, roomId, lines);
    if (fresh.length === 0) return 0;
    const lastSeq = await addAll(transaction, room, { lines: fresh, nowEpochMs });
    await expireEvents(transaction, roomId, lastSeq);
    return fresh.length;
  });
}

function readLine({ author, draft, via }: SpokenLine): SpokenLine {
  const read = parseAs(parseDraft, draft, 'argument/invalid');
  const misfit = checkDraft(read);
  if (misfit) throw misfit;
  const { id, name, kind } = author;
  return { author: { id, name, kind }, draft: read, via };
}

/** The lines that the room does not have, the first of those that are the same. */
async function leaveOutKnown(
  transaction: LogTransaction,
  roomId: string,
  lines: readonly SpokenLine[],
): Promise<readonly SpokenLine[]> {
  const byAuthorKey = transaction.objectStore('log').index('byAuthorKey');
  const keys = lines.map(({ author, draft }): [string, string, string] => [roomId, author.id, draft.key]);
  const known = await Promise.all(keys.map((key) => byAuthorKey.getKey(key)));
  const seen = new Set<string>();
  return lines.filter((_line, index) => {
    const name = JSON.stringify(keys[index]);
    const isNew = !known[index] && !seen.has(name);
    seen.add(name);
    return isNew;
  });
}

/** Gives the number of the last one. */
async function addAll(
  transaction: LogTransaction,
  { id: roomId, logId }: RoomRow,
  { lines, nowEpochMs }: Omit<SpokenLines, 'roomId'>,
): Promise<number> {
  const authorIds = lines.map(({ author }) => author.id);
  const tail = await LogTail.open(transaction, roomId, authorIds);
  const adding = lines.map(({ author, draft, via }) => {
    const message = toMessage({ author, draft, via, nowEpochMs }, { logId, seq: tail.nextSeq });
    return tail.addPost(message, draft.key);
  });
  await Promise.all(adding);
  return tail.lastSeq;
}
