import {
  createMessageMatcher,
  type Cursor,
  type FoundMessage,
  type LogPage,
  type MessageQuery,
  type PostedEvent,
  type ProviderRoom,
} from '@roompane/protocol';
import { type Ends, orEnd } from '../room/abortable.ts';
import { MAX_RESULT_CHARS } from '../room/acts/one-envelope.ts';
import { LaterChanges } from './later-changes.ts';
import { readPage } from './read-page.ts';
import { type Place, walkPosts } from './walk-posts.ts';

export interface SearchRunOptions {
  readonly room: Pick<ProviderRoom, 'readLog'>;
  readonly query: MessageQuery;
  /** Go on behind this post, in the order of the query. */
  readonly from: Cursor | undefined;
  /** Aborted when the room is over. */
  readonly ended: AbortSignal;
}

/** One search that reads the log, as far as it is asked to: it rests between two pages of what it finds. @spec SE2 SE3 */
export class SearchRun {
  readonly #options: SearchRunOptions;
  readonly #closed = new AbortController();
  readonly #changes = new LaterChanges();
  readonly #matches: ReturnType<typeof createMessageMatcher>;
  readonly #posts: AsyncGenerator<PostedEvent | undefined, void>;
  /** What the walk was asked for and nobody waited for any more. */
  #asked: Promise<IteratorResult<PostedEvent | undefined, void>> | undefined;
  /** A post that did not fit into the page before. */
  #held: PostedEvent | undefined;
  /** The end of the log, as far as it was read. */
  #newest: Cursor | undefined;
  #place: Cursor | undefined;
  #count = 0;
  #isDone = false;

  constructor(options: SearchRunOptions) {
    const { query, from } = options;
    this.#options = options;
    this.#place = from;
    this.#matches = createMessageMatcher(query);
    this.#posts = walkPosts({ read: (place) => this.#read(place), changes: this.#changes, query, from });
  }

  /** The last post that was found, or the one that it went on from. */
  get place(): Cursor | undefined {
    return this.#place;
  }

  /** The log was read to the end. */
  get isDone(): boolean {
    return this.#isDone;
  }

  /** More was changed than is kept: it cannot go on. */
  get isCutOff(): boolean {
    return this.#changes.isFull;
  }

  /** Messages of all pages, once they are known. */
  get total(): number | undefined {
    return this.#isDone && this.#options.from === undefined ? this.#count : undefined;
  }

  /**
   * Adds to `found` until there are `limit`, no more fit one envelope, or the log is read. Rejects with `call/aborted` when
   * the signal aborts: what was found is in the list, and it may be asked again.
   */
  async readOn(
    found: FoundMessage[],
    { limit, signal }: { readonly limit: number; readonly signal: AbortSignal },
  ): Promise<void> {
    const ends = { signal, ended: this.#options.ended };
    await orEnd(this.#catchUp(), ends);
    let chars = 0;
    while (found.length < limit && !this.isCutOff) {
      const post = this.#held ?? (await this.#ask(ends));
      if (this.#isDone) return;
      const message = post && this.#changes.apply(post.message);
      if (!message || !this.#matches(message)) continue;
      const match = { message, cursor: post.cursor };
      chars += JSON.stringify(match).length + 1;
      this.#held = found.length > 0 && chars > MAX_RESULT_CHARS ? post : undefined;
      if (this.#held) return;
      found.push(match);
      this.#place = post.cursor;
      this.#count++;
    }
  }

  /** Reads no more. */
  close(): void {
    this.#closed.abort();
    this.#asked?.catch(() => undefined);
  }

  /** The next post of the walk, or `undefined` behind a page and at its end. What nobody waited for is not lost. */
  async #ask(ends: Ends): Promise<PostedEvent | undefined> {
    this.#asked ??= this.#posts.next();
    const { done = false, value } = await orEnd(this.#asked, ends);
    this.#asked = undefined;
    this.#isDone = done;
    return value ?? undefined;
  }

  /** What was changed since the log was read last. */
  async #catchUp(): Promise<void> {
    for (let isLast = this.#newest === undefined; !isLast;) {
      const page = await this.#read({ after: this.#newest });
      for (const event of page.events) this.#changes.takeNewer(event);
      this.#newest = page.end;
      isLast = page.isLast || page.events.length === 0;
    }
  }

  async #read(place: Place): Promise<LogPage> {
    const { room, ended } = this.#options;
    const page = await readPage(room, place, { signal: this.#closed.signal, ended });
    this.#newest ??= page.end;
    return page;
  }
}
