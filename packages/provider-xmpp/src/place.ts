import { type Cursor, RoompaneError } from '@roompane/protocol';

/** A place in one room's archive. */
export interface Place {
  /** The server's id of a stanza; empty for the beginning of the archive. */
  readonly id: string;
  /** Behind that stanza, where an empty page starts, instead of at it. */
  readonly isBehind: boolean;
  /** Which of several events of that stanza; absent where the stanza as a whole is meant. */
  readonly part?: number;
}

export const BEGINNING: Place = { id: '', isBehind: true };

/** The room's address stands in front, so that no cursor is one of another room. */
export function toCursor(roomId: string, { id, isBehind, part }: Place): Cursor {
  return `${roomId}/${isBehind ? '>' : part === undefined ? '=' : `+${part}=`}${id}`;
}

/** @throws `log/cursor-unknown` for what cannot be a place of that room. The archive alone knows whether it is one. */
export function parsePlace(roomId: string, cursor: Cursor): Place {
  const isOfRoom = cursor.startsWith(`${roomId}/`) && cursor.length <= 512;
  const [, mark, part, id] = (isOfRoom && /^(>|=|\+(\d{1,3})=)(.*)$/su.exec(cursor.slice(roomId.length + 1))) || [];
  if (mark === undefined || id === undefined || (mark !== '>' && !id)) throw new RoompaneError('log/cursor-unknown');
  return { id, isBehind: mark === '>', ...(part === undefined ? {} : { part: Number(part) }) };
}
