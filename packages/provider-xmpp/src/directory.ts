import { type Abortable, type RoomInfo, RoompaneError } from '@roompane/protocol';
import { askArchive } from './archive.ts';
import { isRoomId } from './jid.ts';
import type { Line } from './line.ts';
import * as NS from './namespace.ts';
import { parseRoomDetails, type RoomDetails, toTitle } from './room-details.ts';
import { StanzaError, toCoded } from './stanza-error.ts';
import { attributeOf, childOf, childrenOf } from './xml.ts';

/** A listed room, as far as the list goes. */
export type ListedRoom = Pick<RoomInfo, 'id' | 'title'>;

/** A list that is longer is cut: the search is the client's, over the server's list. */
const MAX_LISTED_ROOMS = 5_000;

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
  return details;
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

/** The rooms that a service lists, in no order. */
export async function readListed(line: Line, service: string, { signal }: Abortable = {}): Promise<ListedRoom[]> {
  const asked = line.request(
    { type: 'get', to: service, build: (iq) => iq.c('query', { xmlns: NS.DISCO_ITEMS }) },
    { signal },
  );
  const answer = await asked.catch((thrown: unknown) => {
    throw toCoded(thrown);
  });
  return childrenOf(childOf(answer, 'query', NS.DISCO_ITEMS), 'item')
    .slice(0, MAX_LISTED_ROOMS)
    .map((item) => ({
      id: attributeOf(item, 'jid'),
      title: toTitle(attributeOf(item, 'name'), attributeOf(item, 'jid')),
    }))
    .filter(({ id }) => isRoomId(id));
}

export function createNotFound(roomId: string, more: Readonly<Record<string, string>> = {}): RoompaneError {
  return new RoompaneError('room/not-found', { data: { roomId: roomId.slice(0, 256), ...more } });
}
