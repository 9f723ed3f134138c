import type { Peer } from '@roompane/bridge';
import {
  followMessagesCall,
  type LiveOptions,
  type LogPage,
  type Messages,
  type OlderOptions,
  type PageOptions,
  readMessagesCall,
} from '@roompane/protocol';

const DEFAULT_PAGE_EVENTS = 50;

/** The room's messages, over the bridge. */
export function createMessages(peer: Peer): Messages {
  const readPage = ({ limit = DEFAULT_PAGE_EVENTS, before, signal }: Partial<OlderOptions>): Promise<LogPage> =>
    peer.call(readMessagesCall, { limit, ...(before === undefined ? {} : { before }) }, { signal });

  return {
    latest: (options: PageOptions = {}) => readPage(options),
    older: (options: OlderOptions) => readPage(options),
    live: ({ after, signal }: LiveOptions = {}) =>
      peer.follow(followMessagesCall, after === undefined ? {} : { after }, { signal }),
    async *history(options: PageOptions = {}) {
      let page = await readPage(options);
      yield page;
      while (!page.isFirst) yield (page = await readPage({ ...options, before: page.start }));
    },
  };
}
