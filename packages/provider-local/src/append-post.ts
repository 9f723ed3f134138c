import {
  type Abortable,
  checkDraft,
  type Draft,
  type Message,
  type Person,
  RoompaneError,
  type Via,
} from '@roompane/protocol';
import type { Place } from './cursor.ts';
import { bindFiles } from './files.ts';
import { LogTail } from './log-tail.ts';
import { LOG_STORES, type LogTransaction } from './log-transaction.ts';
import { toMessageId } from './message-id.ts';
import { expireEvents, expirePosts, type Retention } from './retention.ts';
import { readAccess } from './room-access.ts';
import type { Database, RoomRow } from './schema.ts';
import { write } from './write.ts';

export interface Post {
  readonly roomId: string;
  readonly author: Person;
  readonly draft: Draft;
  readonly via?: Via | undefined;
  /** Epoch milliseconds in UTC. */
  readonly nowEpochMs: number;
  /** A bot of the deployment itself needs no role in the room. */
  readonly isTrusted?: boolean;
  /** Which of the author's older posts leave the log. @default none */
  readonly retention?: Retention;
}

/**
 * Appends a post and resolves when it is on the disk. The number is the last key + 1 inside the transaction, which the
 * browser runs alone: no two tabs get the same. The same author and key give the message that is there. @spec PR1 PR4
 */
export async function appendPost(database: Database, post: Post, { signal }: Abortable = {}): Promise<Message> {
  const { roomId, author, draft, retention } = post;
  return write(database, { stores: LOG_STORES, signal }, async (transaction) => {
    const log = transaction.objectStore('log');
    const { logId, info } = await readRoom(transaction, post);
    const misfit = checkDraft(draft, info.limits);
    if (misfit) throw misfit;
    const known = await log.index('byAuthorKey').get([roomId, author.id, draft.key]);
    if (known?.event.type === 'posted') return known.current ?? known.event.message;

    const tail = await LogTail.open(transaction, roomId, [author.id]);
    const seq = tail.nextSeq;
    const attachments = await bindFiles(transaction, { roomId, authorId: author.id, seq }, draft.attachments);
    const message = toMessage({ ...post, draft: { ...draft, attachments } }, { logId, seq });
    await tail.addPost(message, draft.key);
    if (retention) await expirePosts(transaction, { roomId, authorId: author.id, ...retention });
    await expireEvents(transaction, roomId, seq);
    return message;
  });
}

/** Rejects when the room is not there for the author, or the author may not post in it. */
async function readRoom(transaction: LogTransaction, { roomId, author, isTrusted }: Post): Promise<RoomRow> {
  if (isTrusted) {
    const room = await transaction.objectStore('rooms').get(roomId);
    if (!room) throw new RoompaneError('room/not-found');
    return room;
  }
  const { room, standing } = await readAccess(transaction, roomId, author);
  if (!standing.canPost) throw new RoompaneError('room/read-only');
  return room;
}

/** The message that a post becomes at its place. */
export function toMessage({ draft, author, via, nowEpochMs }: Omit<Post, 'roomId'>, { logId, seq }: Place): Message {
  const { kind, importance, title, body, data, attachments, replyTo, key } = draft;
  return {
    id: toMessageId(logId, seq),
    kind,
    importance,
    ...(title === undefined ? {} : { title }),
    body,
    ...(data === undefined ? {} : { data }),
    ...(attachments?.length ? { attachments } : {}),
    ...(replyTo === undefined ? {} : { replyTo }),
    author,
    ...(via ? { via } : {}),
    postedAtEpochMs: nowEpochMs,
    isRedacted: false,
    key,
  };
}
