import {
  type Abortable,
  checkDraft,
  type Draft,
  foldMessage,
  type LogEvent,
  type Message,
  type Person,
  type Reaction,
  RoompaneError,
} from '@roompane/protocol';
import { toCursor } from './cursor.ts';
import { readAccess } from './room-access.ts';
import { dropFiles } from './files.ts';
import { LogTail } from './log-tail.ts';
import { LOG_STORES, type LogTransaction } from './log-transaction.ts';
import { readMessageSeq } from './message-id.ts';
import type { Database, LogRow, PostRow, StoredEvent } from './schema.ts';
import { write } from './write.ts';

/** Distinct reactions that one person may have on one message. */
const MAX_REACTIONS = 20;

export interface Change {
  readonly roomId: string;
  readonly person: Person;
  /** Epoch milliseconds in UTC. */
  readonly nowEpochMs: number;
}

/**
 * Gives an own message other words, and resolves with it as it then stands. The same key again changes nothing more.
 * @spec PR4 PR9
 */
export function editMessage(
  database: Database,
  { draft, ...change }: Change & { readonly draft: Draft },
  options?: Abortable,
): Promise<Message> {
  return inLog(database, options, async (transaction) => {
    const { roomId, person, nowEpochMs: atEpochMs } = change;
    const { room, standing } = await readAccess(transaction, roomId, person);
    if (!standing.canPost) throw new RoompaneError('room/read-only');
    const misfit = checkDraft(draft, room.info.limits);
    if (misfit) throw misfit;
    const row = await findPost(transaction, { roomId, messageId: draft.edits ?? '' });
    if (row.event.message.author.id !== person.id) throw forbidden(row);
    const log = transaction.objectStore('log');
    const known = await log.index('byAuthorKey').get([roomId, person.id, draft.key]);
    if (known) return currentOf(row);
    const { body, title } = draft;
    const messageId = row.event.message.id;
    const event = { type: 'edited', messageId, body, ...(title === undefined ? {} : { title }), atEpochMs } as const;
    const tail = await LogTail.open(transaction, roomId);
    const seq = await tail.addChange(event, { authorId: person.id, key: draft.key });
    const current = foldMessage(currentOf(row), withCursor(event));
    await log.put({ ...row, current, edits: [...(row.edits ?? []), seq] });
    return current;
  });
}

/** Removes a message: its own words, those of its edits and its files leave the disk. @spec LO2 PR9 */
export function redactMessage(
  database: Database,
  { messageId, ...change }: Change & { readonly messageId: string },
  options?: Abortable,
): Promise<void> {
  return inLog(database, options, async (transaction) => {
    const { roomId, person, nowEpochMs: atEpochMs } = change;
    const { standing } = await readAccess(transaction, roomId, person);
    const row = await findPost(transaction, { roomId, messageId, isRedactedToo: true });
    if (row.event.message.isRedacted) return;
    if (row.event.message.author.id !== person.id && standing.role !== 'manager') throw forbidden(row);
    const event = { type: 'redacted', messageId, atEpochMs } as const;
    const tail = await LogTail.open(transaction, roomId);
    await tail.addChange(event);
    const { current: _current, edits = [], ...kept } = row;
    const log = transaction.objectStore('log');
    const message = foldMessage(row.event.message, withCursor(event));
    await log.put({ ...kept, event: { type: 'posted', message } });
    for (const seq of edits) await scrub(transaction, roomId, seq);
    await dropFiles(transaction, roomId, { from: row.seq, to: row.seq });
  });
}

/** Sets or takes back a reaction. @spec PR9 */
export function reactToMessage(
  database: Database,
  { messageId, reaction, isOn, ...change }: Change & Reaction,
  options?: Abortable,
): Promise<void> {
  return inLog(database, options, async (transaction) => {
    const { roomId, person } = change;
    await readAccess(transaction, roomId, person);
    const row = await findPost(transaction, { roomId, messageId });
    const reactions = row.reactions ?? [];
    const own = reactions.filter(([personId]) => personId === person.id);
    if (own.some(([, mark]) => mark === reaction) === isOn) return;
    if (isOn && own.length >= MAX_REACTIONS) {
      const data = { limit: 'reactions', max: MAX_REACTIONS, unit: 'reactions of a person on a message' };
      throw new RoompaneError('limit/exceeded', { data });
    }
    const tail = await LogTail.open(transaction, roomId);
    await tail.addChange({ type: 'reacted', messageId, personId: person.id, reaction, isOn });
    const others = reactions.filter(([personId, mark]) => personId !== person.id || mark !== reaction);
    const next = isOn ? [...others, [person.id, reaction] as const] : others;
    await transaction.objectStore('log').put({ ...row, reactions: next });
  });
}

function inLog<T>(
  database: Database,
  { signal }: Abortable = {},
  work: (transaction: LogTransaction) => Promise<T>,
): Promise<T> {
  return write(database, { stores: LOG_STORES, signal }, work);
}

interface PostQuery {
  readonly roomId: string;
  readonly messageId: string;
  /** Without it a message that was removed is not there. */
  readonly isRedactedToo?: boolean;
}

/** The row of a message, found by its id. */
async function findPost(
  transaction: LogTransaction,
  { roomId, messageId, isRedactedToo = false }: PostQuery,
): Promise<PostRow> {
  const room = await transaction.objectStore('rooms').get(roomId);
  const seq = room && readMessageSeq(messageId, room.logId);
  const row = seq === undefined ? undefined : await transaction.objectStore('log').get([roomId, seq]);
  if (!row || !isPost(row) || (row.event.message.isRedacted && !isRedactedToo))
    throw new RoompaneError('message/not-found', { data: { messageId } });
  return row;
}

async function scrub(transaction: LogTransaction, roomId: string, seq: number): Promise<void> {
  const log = transaction.objectStore('log');
  const row = await log.get([roomId, seq]);
  if (row?.event.type !== 'edited') return;
  const { title: _title, ...event } = row.event;
  await log.put({ ...row, event: { ...event, body: { text: '', spans: [] } } });
}

const isPost = (row: LogRow): row is PostRow => row.event.type === 'posted';

const currentOf = ({ current, event }: PostRow): Message => current ?? event.message;

/** A fold asks no event for its place. */
const withCursor = <Event extends StoredEvent>(event: Event): Event & Pick<LogEvent, 'cursor'> => ({
  ...event,
  cursor: toCursor({ logId: '', seq: 0 }),
});

function forbidden({ event }: PostRow): RoompaneError {
  return new RoompaneError('message/forbidden', { data: { messageId: event.message.id } });
}
