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
import { rangeOf } from './log-range.ts';
import { toMessageId } from './message-id.ts';
import { expireEvents, expirePosts, type Retention } from './retention.ts';
import { readAccess } from './room-access.ts';
import type { Database } from './schema.ts';
import { write, type WriteTransaction } from './write.ts';

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
  const misfit = checkDraft(draft);
  if (misfit) throw misfit;
  return write(database, { stores: ['rooms', 'members', 'log'], signal }, async (transaction) => {
    const log = transaction.objectStore('log');
    const logId = await readLogId(transaction, post);
    const known = await log.index('byAuthorKey').get([roomId, author.id, draft.key]);
    if (known?.event.type === 'posted') return known.current ?? known.event.message;

    const last = (await log.openCursor(rangeOf(roomId), 'prev'))?.value;
    const seq = (last?.seq ?? 0) + 1;
    const message = toMessage(post, { logId, seq });
    const ordinal = (last?.ordinal ?? 0) + 1;
    const event = { type: 'posted', message } as const;
    await log.add({ roomId, seq, ordinal, event, authorId: author.id, key: draft.key });
    if (retention) await expirePosts(transaction, { roomId, authorId: author.id, ...retention });
    await expireEvents(transaction, roomId, seq);
    return message;
  });
}

/** Rejects when the room is not there for the author, or the author may not post in it. */
async function readLogId(
  transaction: WriteTransaction<'rooms' | 'members' | 'log'>,
  { roomId, author, isTrusted }: Post,
): Promise<string> {
  if (isTrusted) {
    const room = await transaction.objectStore('rooms').get(roomId);
    if (!room) throw new RoompaneError('room/not-found');
    return room.logId;
  }
  const { room, standing } = await readAccess(transaction, roomId, author);
  if (!standing.canPost) throw new RoompaneError('room/read-only');
  return room.logId;
}

/** The message that a post becomes at its place. */
export function toMessage({ draft, author, via, nowEpochMs }: Omit<Post, 'roomId'>, { logId, seq }: Place): Message {
  const { kind, importance, title, body, data, replyTo, key } = draft;
  return {
    id: toMessageId(logId, seq),
    kind,
    importance,
    ...(title === undefined ? {} : { title }),
    body,
    ...(data === undefined ? {} : { data }),
    ...(replyTo === undefined ? {} : { replyTo }),
    author,
    ...(via ? { via } : {}),
    postedAtEpochMs: nowEpochMs,
    isRedacted: false,
    key,
  };
}
