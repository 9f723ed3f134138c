import type { RoomInfo } from '@roompane/protocol';
import * as NS from './namespace.ts';
import { attributeOf, childOf, childrenOf, fieldsOf } from './xml.ts';

/** What a server says of a room to those who ask. */
export interface RoomDetails {
  readonly info: RoomInfo;
  readonly hasArchive: boolean;
  /** Everybody in it sees real addresses. */
  readonly showsAddresses: boolean;
}

/** The title as others have it, or the address where a room has none. */
export function toTitle(name: string, roomId: string): string {
  return (name.trim() || roomId.slice(0, roomId.indexOf('@'))).slice(0, 256);
}

/** Reads the answer to a question about a room; `undefined` when it is none. */
export function parseRoomDetails(answer: Element, roomId: string): RoomDetails | undefined {
  const query = childOf(answer, 'query', NS.DISCO_INFO);
  const identity = childrenOf(query, 'identity').find((each) => attributeOf(each, 'category') === 'conference');
  const features = new Set(childrenOf(query, 'feature').map((each) => attributeOf(each, 'var')));
  if (!identity || !features.has(NS.MUC)) return undefined;
  const isForMembers = features.has('muc_membersonly');
  const description = fieldsOf(query).get('muc#roominfo_description') ?? '';
  return {
    info: {
      id: roomId,
      title: toTitle(attributeOf(identity, 'name'), roomId),
      description: description.slice(0, 2_000),
      kind: features.has('muc_moderated') ? 'auditorium' : 'regular',
      // A hidden room that anyone may enter is found by who knows its address.
      privacy: isForMembers ? (features.has('muc_hidden') ? 'secret' : 'closed') : 'open',
    },
    hasArchive: features.has(NS.ARCHIVE),
    showsAddresses: features.has('muc_nonanonymous'),
  };
}
