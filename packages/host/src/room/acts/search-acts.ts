import { searchMessages } from '@roompane/protocol';
import { LogSearch } from '../../search/log-search.ts';
import { searchServer } from '../../search/server-search.ts';
import { type Act, callAct } from './act.ts';
import type { ActedRoom } from './acted-room.ts';
import { admitSoMany } from './admit-so-many.ts';

/** Finding messages: the server's way, or the host's own where the server has none. @spec SE1 SE2 SE5 */
export function createSearchActs({ room, provider, clock, ended }: ActedRoom): readonly Act[] {
  const log = new LogSearch({ room, clock, ended });
  const admit = admitSoMany('searches');
  return [
    callAct(searchMessages, async (query, { asker, signal }) => {
      const end = admit(asker);
      const isServers = provider.capabilities.search === true;
      const searching = isServers ? searchServer({ room, clock, ended }, query, signal) : log.search(query, signal);
      return searching.finally(end);
    }),
  ];
}
