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
import { rangeOf } from './log-range.ts';
import { readMessageSeq } from './message-id.ts';
import type { Database, LogRow, PostRow, StoredEvent } from './schema.ts';
import { write, type WriteTransaction } from './write.ts';

/** Distinct reactions that one person may have on one message. */
const MAX_REACTIONS = 20;

export interface Change {
  readonly roomId: string;
  readonly person: Person;
  /** Epoch milliseconds in UTC. */
  readonly nowEpochMs: number;
}

type ChangeTransaction = WriteTransaction<'rooms' | 'members' | 'log'>;

/**
 * Gives an own message other words, and resolves with it as it then stands. The same key again changes nothing more.
 * @spec PR4 PR9
 */
export function editMessage(
  database: Database,
  { draft, ...change }: Change & { readonly draft: Draft },
  options?: Abortable,
): Promise<Message> {
  const misfit = checkDraft(draft);
  if (misfit) return Promise.reject(misfit);
  return inLog(database, options, async (transaction) => {
    const { roomId, person, nowEpochMs: atEpochMs } = change;
    const { standing } = await readAccess(transaction, roomId, person);
    if (!standing.canPost) throw new RoompaneError('room/read-only');
    const row = await findPost(transaction, { roomId, messageId: draft.edits ?? '' });
    if (row.event.message.author.id !== person.id) throw forbidden(row);
    const log = transaction.objectStore('log');
    const known = await log.index('byAuthorKey').get([roomId, person.id, draft.key]);
    if (known) return currentOf(row);
    const { body, title } = draft;
    const messageId = row.event.message.id;
    const event = { type: 'edited', messageId, body, ...(title === undefined ? {} : { title }), atEpochMs } as const;
    const seq = await append(transaction, { roomId, event, authorId: person.id, key: draft.key });
    const current = foldMessage(currentOf(row), withCursor(event));
    await log.put({ ...row, current, edits: [...(row.edits ?? []), seq] });
    return current;
  });
}

/** Removes a message: its own words and those of its edits leave the disk. @spec LO2 PR9 */
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
    await append(transaction, { roomId, event });
    const { current: _current, edits = [], ...kept } = row;
    const log = transaction.objectStore('log');
    const message = foldMessage(row.event.message, withCursor(event));
    await log.put({ ...kept, event: { type: 'posted', message } });
    for (const seq of edits) await scrub(transaction, roomId, seq);
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
    await append(transaction, { roomId, event: { type: 'reacted', messageId, personId: person.id, reaction, isOn } });
    const others = reactions.filter(([personId, mark]) => personId !== person.id || mark !== reaction);
    const next = isOn ? [...others, [person.id, reaction] as const] : others;
    await transaction.objectStore('log').put({ ...row, reactions: next });
  });
}

function inLog<T>(
  database: Database,
  { signal }: Abortable = {},
  work: (transaction: ChangeTransaction) => Promise<T>,
): Promise<T> {
  return write(database, { stores: ['rooms', 'members', 'log'], signal }, work);
}

interface PostQuery {
  readonly roomId: string;
  readonly messageId: string;
  /** Without it a message that was removed is not there. */
  readonly isRedactedToo?: boolean;
}

/** The row of a message, found by its id. */
async function findPost(
  transaction: ChangeTransaction,
  { roomId, messageId, isRedactedToo = false }: PostQuery,
): Promise<PostRow> {
  const room = await transaction.objectStore('rooms').get(roomId);
  const seq = room && readMessageSeq(messageId, room.logId);
  const row = seq === undefined ? undefined : await transaction.objectStore('log').get([roomId, seq]);
  if (!row || !isPost(row) || (row.event.message.isRedacted && !isRedactedToo))
    throw new RoompaneError('message/not-found', { data: { messageId } });
  return row;
}

async function append(transaction: ChangeTransaction, row: Omit<LogRow, 'seq' | 'ordinal'>): Promise<number> {
  const log = transaction.objectStore('log');
  const last = (await log.openCursor(rangeOf(row.roomId), 'prev'))?.value;
  const seq = (last?.seq ?? 0) + 1;
  await log.add({ ...row, seq, ordinal: last?.ordinal ?? 0 });
  return seq;
}

async function scrub(transaction: ChangeTransaction, roomId: string, seq: number): Promise<void> {
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
