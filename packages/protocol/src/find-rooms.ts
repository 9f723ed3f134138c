import type { RoomInfo } from './context.ts';
import type { RoomPage, RoomQuery } from './room-query.ts';
import { toSearchText, toSearchWords } from './search-text.ts';

const DEFAULT_ROOMS = 20;

/**
 * The page of `rooms` that a query asks for, for providers that have them all at hand. Words match anywhere in a word,
 * without regard to case and marks; rooms come by title, then by id.
 */
export function findRooms(rooms: Iterable<RoomInfo>, query: RoomQuery): RoomPage {
  const { text, within = 'title', limit = DEFAULT_ROOMS, after } = query;
  const words = toSearchWords(text);
  const matches = ({ title, description }: RoomInfo): boolean => {
    const read = toSearchText(within === 'title' ? title : `${title} ${description}`);
    return words.every((word) => read.includes(word));
  };
  const found = [...rooms].filter(matches).sort(byTitle);
  const from = after === undefined ? 0 : found.findIndex((room) => placeOf(room) > after);
  const page = from < 0 ? [] : found.slice(from, from + limit);
  const last = page.at(-1);
  return { rooms: page, ...(last && from + limit < found.length ? { next: placeOf(last) } : {}) };
}

// Compared by code units, so that a place sorts the same for whoever comes back with it.
function placeOf({ title, id }: RoomInfo): string {
  return `${toSearchText(title).slice(0, 200)}\u0000${id}`;
}

function byTitle(one: RoomInfo, other: RoomInfo): number {
  return placeOf(one) < placeOf(other) ? -1 : 1;
}
