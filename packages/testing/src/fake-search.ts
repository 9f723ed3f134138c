import {
  createMessageMatcher,
  type FoundMessage,
  type LogEvent,
  MessageFold,
  type MessageQuery,
  parseAs,
  parseMessageQuery,
  RoompaneError,
  type SearchPage,
} from '@roompane/protocol';

const DEFAULT_MESSAGES = 20;

/** The page that a query asks for, of a log in memory. A place is `pN` for the message of event N. */
export function searchLog(events: readonly LogEvent[], asked: MessageQuery): SearchPage {
  const query = parseAs(parseMessageQuery, asked, 'argument/invalid');
  const { order = 'newest-first', limit = DEFAULT_MESSAGES, after } = query;
  const fold = new MessageFold();
  fold.append(events);
  const isWanted = createMessageMatcher(query);
  const all: { readonly at: number; readonly found: FoundMessage }[] = [];
  for (const [at, event] of events.entries()) {
    const message = event.type === 'posted' ? fold.get(event.message.id) : undefined;
    if (message && isWanted(message)) all.push({ at, found: { message, cursor: event.cursor } });
  }
  if (order === 'newest-first') all.reverse();
  const place = after === undefined ? undefined : readPlace(after, events.length);
  const isBehind = ({ at }: { readonly at: number }): boolean =>
    place === undefined || (order === 'newest-first' ? at < place : at > place);
  const rest = all.filter(isBehind);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    found: page.map(({ found }) => found),
    total: all.length,
    isComplete: true,
    ...(last && rest.length > limit ? { next: `p${last.at}` } : {}),
  };
}

function readPlace(after: string, count: number): number {
  const place = Number(/^p(\d+)$/.exec(after)?.[1] ?? NaN);
  if (!(place < count)) throw new RoompaneError('argument/invalid', { data: { path: 'after', expected: 'a place' } });
  return place;
}
