import type { Message } from '@roompane/protocol';
import { rangeOf } from './log-range.ts';
import type { LogTransaction } from './log-transaction.ts';
import type { StoredEvent } from './schema.ts';

type Log = ReturnType<typeof openLog>;

const openLog = (transaction: LogTransaction) => transaction.objectStore('log');

/** The end of one log, where rows are added: their numbers run without a hole. */
export class LogTail {
  readonly #log: Log;
  readonly #roomId: string;
  readonly #byAuthor: Map<string, number>;
  #seq: number;
  #ordinal: number;

  private constructor(log: Log, roomId: string, at: { seq: number; ordinal: number; byAuthor: Map<string, number> }) {
    this.#log = log;
    this.#roomId = roomId;
    this.#seq = at.seq;
    this.#ordinal = at.ordinal;
    this.#byAuthor = at.byAuthor;
  }

  /** `authorIds` are those whose messages will be added. */
  static async open(transaction: LogTransaction, roomId: string, authorIds: readonly string[] = []): Promise<LogTail> {
    const log = openLog(transaction);
    const readOrdinal = async (authorId: string): Promise<[string, number]> => {
      const own = IDBKeyRange.bound([roomId, authorId], [roomId, authorId, []]);
      const newest = await log.index('byAuthor').openCursor(own, 'prev');
      return [authorId, newest?.value.authorOrdinal ?? 0];
    };
    const [last, ...ordinals] = await Promise.all([
      log.openCursor(rangeOf(roomId), 'prev'),
      ...[...new Set(authorIds)].map(readOrdinal),
    ]);
    const { seq = 0, ordinal = 0 } = last?.value ?? {};
    return new LogTail(log, roomId, { seq, ordinal, byAuthor: new Map(ordinals) });
  }

  /** Of the last row; 0 where there is none. */
  get lastSeq(): number {
    return this.#seq;
  }

  get nextSeq(): number {
    return this.#seq + 1;
  }

  /** Resolves when the row is there; numbers are given at once, in the order of the calls. */
  async addPost(message: Message, key: string): Promise<void> {
    const { id: authorId } = message.author;
    const authorOrdinal = (this.#byAuthor.get(authorId) ?? 0) + 1;
    this.#byAuthor.set(authorId, authorOrdinal);
    const event = { type: 'posted', message } as const;
    const place = { roomId: this.#roomId, seq: ++this.#seq, ordinal: ++this.#ordinal };
    await this.#log.add({ ...place, event, authorId, key, authorOrdinal });
  }

  /** What becomes of a message that is there. Gives the number of its row. */
  async addChange(event: StoredEvent, by: { readonly authorId?: string; readonly key?: string } = {}): Promise<number> {
    const seq = ++this.#seq;
    await this.#log.add({ roomId: this.#roomId, seq, ordinal: this.#ordinal, event, ...by });
    return seq;
  }
}
