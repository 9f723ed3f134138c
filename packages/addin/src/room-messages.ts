import type { PeerCore } from '@roompane/bridge';
import {
  followMessagesCall,
  type LogPage,
  type Messages,
  type RangeOptions,
  readMessagesCall,
} from '@roompane/protocol';

/** The room's messages, over the bridge. */
export function createMessages(peer: PeerCore): Messages {
  const page = ({ signal, ...range }: RangeOptions = {}): Promise<LogPage> =>
    peer.call(readMessagesCall, range, { signal });

  return {
    page,
    latest: page,
    older: page,
    live: (options) => peer.follow(followMessagesCall, { after: options?.after }, options),
    async *history(options) {
      let read = await page(options);
      yield read;
      while (!read.isFirst) yield (read = await page({ ...options, before: read.start }));
    },
  };
}
