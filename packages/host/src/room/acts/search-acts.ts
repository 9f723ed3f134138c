import { type MessageQuery, searchMessages, type SearchPage } from '@roompane/protocol';
import { askForLess } from '../../directory/ask-for-less.ts';
import { LogSearch } from '../../search/log-search.ts';
import { type Act, callAct } from './act.ts';
import type { ActedRoom } from './acted-room.ts';
import { admitSoMany } from './admit-so-many.ts';

const DEFAULT_MESSAGES = 20;

/** Finding messages: the server's way, or the host's own where the server has none. @spec SE1 SE2 SE5 */
export function createSearchActs({ room, provider, clock, ended }: ActedRoom): readonly Act[] {
  const log = new LogSearch({ room, clock, ended });
  const admit = admitSoMany('searches');
  const search = (query: MessageQuery, signal: AbortSignal): Promise<SearchPage> => {
    if (provider.capabilities.search !== true) return log.search(query, signal);
    const { limit = DEFAULT_MESSAGES, ...rest } = query;
    return askForLess((most) => room.search({ ...rest, limit: most }, { signal }), limit);
  };
  return [
    callAct(searchMessages, async (query, { asker, signal }) => {
      const end = admit(asker);
      return search(query, signal).finally(end);
    }),
  ];
}
