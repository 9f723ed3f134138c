import {
  type Clock,
  type FoundMessage,
  isRoompaneError,
  type MessageQuery,
  type ProviderRoom,
  RoompaneError,
  type SearchPage,
} from '@roompane/protocol';
import { throwIfOver } from '../room/abortable.ts';
import { SearchRun } from './search-run.ts';

/** How long one page may take; its caller waits 15 s. */
const TIME_MS = 10_000;
/** Searches that rest between two pages. One that is not kept is read anew. */
const KEPT_RUNS = 4;
const DEFAULT_MESSAGES = 20;

export interface LogSearchOptions {
  readonly room: ProviderRoom;
  readonly clock: Clock;
  /** Aborted when the room is over. */
  readonly ended: AbortSignal;
}

/**
 * Finds messages where the server does not search: it reads the log, for 10 s at most, and says how far it came. `next` is a
 * place in the log, which stays valid; what was read on the way to it is kept for the latest searches. @spec SE2 SE4
 */
export class LogSearch {
  readonly #options: LogSearchOptions;
  /** By the query and its place, the one that rested last at the end. */
  readonly #runs = new Map<string, SearchRun>();

  constructor(options: LogSearchOptions) {
    this.#options = options;
    options.ended.addEventListener('abort', () => this.#runs.clear(), { once: true });
  }

  /** Rejects with `argument/invalid` for a place that is none. */
  async search(query: MessageQuery, signal: AbortSignal): Promise<SearchPage> {
    const { ended, clock } = this.#options;
    throwIfOver({ signal, ended });
    const { limit = DEFAULT_MESSAGES } = query;
    const run = this.#take(query) ?? (await this.#begin(query, signal));
    const over = new AbortController();
    const time = new AbortController();
    clock.setTimer(TIME_MS, () => time.abort(), over);
    const found: FoundMessage[] = [];
    try {
      await run.readOn(found, { limit, signal: AbortSignal.any([signal, time.signal]) });
    } catch (thrown) {
      if (!time.signal.aborted || signal.aborted || !isRoompaneError(thrown, 'call/aborted')) {
        run.close();
        throw thrown;
      }
    } finally {
      over.abort();
    }
    return this.#rest(run, { found, query, isComplete: !time.signal.aborted });
  }

  #take(query: MessageQuery): SearchRun | undefined {
    const key = keyOf(query, query.after);
    const run = this.#runs.get(key);
    this.#runs.delete(key);
    return run;
  }

  async #begin(query: MessageQuery, signal: AbortSignal): Promise<SearchRun> {
    const { room, ended } = this.#options;
    const from = readPlace(query.after);
    if (from !== undefined) {
      await room.readLog({ before: from, limit: 1, signal }).catch((thrown: unknown) => {
        throw isRoompaneError(thrown, 'log/cursor-unknown') ? noPlace() : thrown;
      });
    }
    return new SearchRun({ room, ended, query, from });
  }

  #rest(
    run: SearchRun,
    { found, query, isComplete }: Pick<SearchPage, 'found' | 'isComplete'> & { readonly query: MessageQuery },
  ): SearchPage {
    const { isDone, isCutOff, total } = run;
    if (isDone || isCutOff) {
      run.close();
      return { found, isComplete: isDone, ...(total === undefined ? {} : { total }) };
    }
    const next = writePlace(run.place);
    this.#runs.set(keyOf(query, next), run);
    for (const [key, oldest] of this.#runs) {
      if (this.#runs.size <= KEPT_RUNS) break;
      this.#runs.delete(key);
      oldest.close();
    }
    return { found, isComplete, next };
  }
}

function keyOf({ limit: _limit, after: _after, ...query }: MessageQuery, place: string | undefined): string {
  return JSON.stringify([Object.entries(query).sort(), place]);
}

/** A post's cursor, or the beginning of the search where it found none yet. */
function writePlace(cursor: string | undefined): string {
  return `at:${cursor ?? ''}`;
}

function readPlace(place: string | undefined): string | undefined {
  if (place === undefined) return undefined;
  if (!place.startsWith('at:')) throw noPlace();
  return place.slice(3) || undefined;
}

function noPlace(): RoompaneError {
  return new RoompaneError('argument/invalid', { data: { path: 'after', expected: 'the `next` of a page' } });
}
