import {
  followMessagesCall,
  type LogPage,
  type Messages,
  type RangeOptions,
  readMessagesCall,
  type Room,
} from '@roompane/protocol';

/** A room's messages, over its calls. */
export function createMessages(room: Pick<Room, 'call' | 'follow'>): Messages {
  const page = ({ signal, ...range }: RangeOptions = {}): Promise<LogPage> =>
    room.call(readMessagesCall, range, { signal });

  return {
    page,
    latest: page,
    older: page,
    live: (options) => room.follow(followMessagesCall, { after: options?.after }, options),
    async *history(options) {
      let read = await page(options);
      yield read;
      while (!read.isFirst) yield (read = await page({ ...options, before: read.start }));
    },
  };
}
