import { type MessageQuery, parseSearchPage, type SearchPage } from '../message-query.ts';
import type { Call } from '../method.ts';
import type { Abortable, Room } from '../room.ts';
import { deadlineMs } from './call-parts.ts';

export const searchMessagesCall: Call<MessageQuery, SearchPage> = {
  name: 'messages/search',
  deadlineMs,
  result: parseSearchPage,
};

/**
 * Finds messages as they stand now; removed ones never. Where the server does not search, the host reads the log: then the
 * page may say `isComplete: false`, with what was found in 10 s and where to go on. Needs the grant `messages/read`.
 */
export function search(room: Pick<Room, 'call'>, query: MessageQuery, options?: Abortable): Promise<SearchPage> {
  return room.call(searchMessagesCall, query, options);
}
