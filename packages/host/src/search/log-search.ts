import {
  type Clock,
  type FoundMessage,
  isRoompaneError,
  type MessageQuery,
  type ProviderRoom,
  RoompaneError,
  type SearchPage,
} from '@roompane/protocol';
import { orEnd, throwIfOver } from '../room/abortable.ts';
import { SearchRun } from './search-run.ts';
import { SEARCH_MS } from './search-time.ts';

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
    const over = new AbortController();
    const time = new AbortController();
    clock.setTimer(SEARCH_MS, () => time.abort(), over);
    const asked = AbortSignal.any([signal, time.signal]);
    const found: FoundMessage[] = [];
    let run = this.#take(query);
    try {
      run ??= await this.#begin(query, asked);
      await run.readOn(found, { limit, signal: asked });
    } catch (thrown) {
      if (!time.signal.aborted || signal.aborted || !isRoompaneError(thrown, 'call/aborted')) {
        run?.close();
        throw thrown;
      }
    } finally {
      over.abort();
    }
    // Whether it is a place at all was not known in time.
    if (!run) return { found, isComplete: false, ...(query.after === undefined ? {} : { next: query.after }) };
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
      await orEnd(room.readLog({ before: from, limit: 1, signal }), { signal, ended }).catch((thrown: unknown) => {
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
