import type { PeerCore } from '@roompane/bridge';
import {
  followMessagesCall,
  type LogPage,
  type Messages,
  type OlderOptions,
  readMessagesCall,
} from '@roompane/protocol';

const DEFAULT_PAGE_EVENTS = 50;

/** The room's messages, over the bridge. */
export function createMessages(peer: PeerCore): Messages {
  const readPage = ({ limit = DEFAULT_PAGE_EVENTS, before, signal }: Partial<OlderOptions> = {}): Promise<LogPage> =>
    peer.call(readMessagesCall, { limit, before }, { signal });

  return {
    latest: readPage,
    older: readPage,
    live: (options) => peer.follow(followMessagesCall, { after: options?.after }, options),
    async *history(options) {
      let page = await readPage(options);
      yield page;
      while (!page.isFirst) yield (page = await readPage({ ...options, before: page.start }));
    },
  };
}
