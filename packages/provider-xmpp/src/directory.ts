import { type Abortable, type RoomInfo, RoompaneError } from '@roompane/protocol';
import type { Builder } from 'strophe.js';
import { askArchive } from './archive.ts';
import { isRoomId } from './jid.ts';
import type { Line } from './line.ts';
import * as NS from './namespace.ts';
import { parseRoomDetails, type RoomDetails, toTitle } from './room-details.ts';
import { toRoomLimits } from './stanza-limit.ts';
import { StanzaError, toCoded } from './stanza-error.ts';
import { attributeOf, childOf, childrenOf, textOf } from './xml.ts';

/** A listed room, as far as the list goes. */
export type ListedRoom = Pick<RoomInfo, 'id' | 'title'>;

/** A list that is longer is cut: the search is the client's, over the server's list. */
const MAX_LISTED_ROOMS = 5_000;
const PAGE_ROOMS = 500;

/** Rejects with `room/not-found`, also for a secret room when the local user is no member. */
export async function readDetails(line: Line, roomId: string, { signal }: Abortable = {}): Promise<RoomDetails> {
  if (!isRoomId(roomId)) throw createNotFound(roomId);
  let answer: Element;
  try {
    const build = {
      type: 'get',
      to: roomId,
      build: (iq) => iq.c('query', { xmlns: NS.DISCO_INFO }),
    } as const satisfies Parameters<Line['request']>[0];
    answer = await line.request(build, { signal });
  } catch (thrown) {
    throw toCoded(thrown, NOT_FOUND);
  }
  const details = parseRoomDetails(answer, roomId);
  if (!details || (details.info.privacy === 'secret' && !(await mayRead(line, roomId, { signal })))) {
    throw createNotFound(roomId);
  }
  const limits = toRoomLimits(line.stanzaBytes);
  return limits ? { ...details, info: { ...details.info, limits } } : details;
}

const NOT_FOUND = {
  'item-not-found': 'room/not-found',
  gone: 'room/not-found',
  forbidden: 'room/not-found',
  'remote-server-not-found': 'room/not-found',
  'jid-malformed': 'room/not-found',
  'service-unavailable': 'room/not-found',
} as const;

/** Servers tell everybody of a room whose address they know; its archive is for members. */
async function mayRead(line: Line, roomId: string, { signal }: Abortable): Promise<boolean> {
  try {
    await askArchive(line, { roomId, max: 1, isBackward: true }, { signal });
    return true;
  } catch (thrown) {
    if (thrown instanceof StanzaError) return false;
    throw thrown;
  }
}

/** The rooms that a service lists, in no order. Some give a list at once, some in pages (XEP-0059). */
export async function readListed(line: Line, service: string, { signal }: Abortable = {}): Promise<ListedRoom[]> {
  const rooms = new Map<string, ListedRoom>();
  for (let after = '', isLast = false; !isLast && rooms.size < MAX_LISTED_ROOMS;) {
    const query = await askItems(line, { service, after }, { signal });
    const known = rooms.size;
    for (const item of childrenOf(query, 'item').slice(0, MAX_LISTED_ROOMS - known)) {
      const id = attributeOf(item, 'jid');
      if (isRoomId(id)) rooms.set(id, { id, title: toTitle(attributeOf(item, 'name'), id) });
    }
    after = textOf(childOf(childOf(query, 'set', NS.RESULT_SET), 'last'));
    // A service that gives the same page again has no more.
    isLast = after === '' || rooms.size === known;
  }
  return [...rooms.values()];
}

async function askItems(
  line: Line,
  { service, after }: { readonly service: string; readonly after: string },
  options: Abortable,
): Promise<Element | undefined> {
  const build = (iq: Builder): Builder => {
    iq.c('query', { xmlns: NS.DISCO_ITEMS }).c('set', { xmlns: NS.RESULT_SET }).c('max').t(`${PAGE_ROOMS}`).up();
    return after === '' ? iq : iq.c('after').t(after).up();
  };
  const answer = await line.request({ type: 'get', to: service, build }, options).catch((thrown: unknown) => {
    throw toCoded(thrown);
  });
  return childOf(answer, 'query', NS.DISCO_ITEMS);
}

export function createNotFound(roomId: string, more: Readonly<Record<string, string>> = {}): RoompaneError {
  return new RoompaneError('room/not-found', { data: { roomId: roomId.slice(0, 256), ...more } });
}
