import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  type FoundMessage,
  type MessageQuery,
  type Room,
  type RoompaneError,
  search,
  type SearchPage,
  toRoompaneError,
} from '@roompane/protocol';

/** One search at a time: a new one takes the place of the one before. */
export class MessageSearch implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #life = new AbortController();
  #run: { readonly room: Room; readonly query: MessageQuery } | undefined;
  phase: 'idle' | 'searching' | 'found' | 'failed' = 'idle';
  found: readonly FoundMessage[] = [];
  /** The page that came last: whether it was looked through whole, and where it goes on. */
  last: SearchPage | undefined;
  error: RoompaneError | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Nothing is searched for, and nothing found. */
  stop(): void {
    this.#life.abort();
    this.#run = this.last = this.error = undefined;
    this.found = [];
    this.#set('idle');
  }

  start(room: Room, query: MessageQuery): void {
    this.stop();
    this.#run = { room, query };
    void this.more();
  }

  /** Goes on where the last page ended, or tries that again. */
  async more(): Promise<void> {
    const run = this.#run;
    if (!run || this.phase === 'searching') return;
    const { signal } = (this.#life = new AbortController());
    this.error = undefined;
    this.#set('searching');
    try {
      const after = this.last?.next;
      const page = await search(run.room, { ...run.query, ...(after === undefined ? {} : { after }) }, { signal });
      if (signal.aborted) return;
      this.found = [...this.found, ...page.found];
      this.last = page;
      this.#set('found');
    } catch (thrown) {
      if (signal.aborted) return;
      this.error = toRoompaneError(thrown);
      this.#set('failed');
    }
  }

  #set(phase: MessageSearch['phase']): void {
    this.phase = phase;
    this.#host.requestUpdate();
  }
}
