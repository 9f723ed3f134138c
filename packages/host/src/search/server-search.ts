import { type Clock, type MessageQuery, type ProviderRoom, RoompaneError, type SearchPage } from '@roompane/protocol';
import { askForLess } from '../directory/ask-for-less.ts';
import { orEnd } from '../room/abortable.ts';
import { SEARCH_MS } from './search-time.ts';

const DEFAULT_MESSAGES = 20;
/** The `next` of a search whose first page the server did not give in time: no provider's place. */
const FROM_THE_START = 'roompane:from-the-start';

export interface ServerSearchOptions {
  readonly room: Pick<ProviderRoom, 'search'>;
  readonly clock: Clock;
  /** Aborted when the room is over. */
  readonly ended: AbortSignal;
}

/**
 * Finds messages by the server's own search. A server that has not answered in 10 s is asked no more: nothing was found
 * so far, and `next` asks it for the same again. @spec SE1 SE2
 */
export async function searchServer(
  { room, clock, ended }: ServerSearchOptions,
  { limit = DEFAULT_MESSAGES, after, ...query }: MessageQuery,
  signal: AbortSignal,
): Promise<SearchPage> {
  const over = new AbortController();
  const time = new AbortController();
  clock.setTimer(SEARCH_MS, () => time.abort(new RoompaneError('call/timed-out')), over);
  const asked = AbortSignal.any([signal, time.signal]);
  const from = after === undefined || after === FROM_THE_START ? {} : { after };
  const ask = (most: number): Promise<SearchPage> =>
    orEnd(room.search({ ...query, ...from, limit: most }, { signal: asked }), { signal: asked, ended });
  try {
    return await askForLess(ask, limit);
  } catch (thrown) {
    if (!time.signal.aborted || signal.aborted || ended.aborted) throw thrown;
    return { found: [], isComplete: false, next: after ?? FROM_THE_START };
  } finally {
    over.abort();
  }
}
