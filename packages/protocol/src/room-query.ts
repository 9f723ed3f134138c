import type { RoomInfo } from './context.ts';
import { parseInfo } from './context.ts';
import { integer, list, oneOf, optional, type Parser, record, text } from './parser.ts';

/** Which rooms to find. */
export interface RoomQuery {
  /** Parts of words, in any order and any case; each must be there. Empty finds every room. At most 256 characters. */
  readonly text: string;
  /** Where the words are looked for. @default 'title' */
  readonly within?: 'title' | 'title-and-description' | undefined;
  /** Rooms in the page, 1 to 100. @default 20 */
  readonly limit?: number | undefined;
  /** The `next` of the page before this one. */
  readonly after?: string | undefined;
}

/** Rooms that were found, by their titles. None is an empty list, not an error. */
export interface RoomPage {
  readonly rooms: readonly RoomInfo[];
  /** Pass it as `after` for the next page. Absent on the last one. */
  readonly next?: string;
}

const place = text(512, 1);

export const parseRoomQuery: Parser<RoomQuery> = record<RoomQuery>({
  text: text(256),
  within: optional(oneOf<'title' | 'title-and-description'>(['title', 'title-and-description'])),
  limit: optional(integer(1, 100)),
  after: optional(place),
});

export const parseRooms: Parser<readonly RoomInfo[]> = list(parseInfo, 500);

export const parseRoomPage: Parser<RoomPage> = record<RoomPage>({ rooms: list(parseInfo, 100), next: optional(place) });
