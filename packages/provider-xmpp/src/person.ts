import type { Person } from '@roompane/protocol';
import { bareOf, domainOf } from './jid.ts';

/** Who sent something, as the server vouches for it. */
export interface Sender {
  /** Whoever sent it chose it, and nobody else in the room has it meanwhile. */
  readonly nick: string;
  /** Without resource. Absent where the room keeps it to itself. */
  readonly jid?: string;
  /** Stable for one person in one room, where a server gives it. */
  readonly occupantId?: string;
}

export interface PeopleContext {
  readonly roomId: string;
  readonly me: Person;
  /** In others no address counts: who moderates sees some, and a sender may claim one. */
  readonly showsAddresses: boolean;
  /** In rooms that keep addresses to themselves, the local user is known by this. */
  readonly myOccupantId: string | undefined;
  /** Accounts of these domains are bots: only who runs the server can make one there. */
  readonly botDomains: readonly string[];
}

/** Known by the real address, else by what the room gives for it, else by the nickname. */
export function toPerson(sender: Sender, people: PeopleContext): Person {
  const { roomId, me, myOccupantId, botDomains } = people;
  const { occupantId, nick } = sender;
  const jid = people.showsAddresses ? sender.jid : undefined;
  const isMe = jid === undefined ? occupantId !== undefined && occupantId === myOccupantId : bareOf(jid) === me.id;
  const place = occupantId === undefined ? `nick/${nick}` : `occupant/${occupantId}`;
  const id = isMe ? me.id : (jid ?? `${roomId}/${place}`).slice(0, 256);
  const isBot = jid !== undefined && botDomains.includes(domainOf(jid));
  return { id, name: nick.slice(0, 256), kind: isBot ? 'bot' : 'user' };
}

/** Whoever has that address, an account's or that of someone in a room. */
export function toPersonAt(jid: string, botDomains: readonly string[]): Person {
  const bare = bareOf(jid);
  const name = bare.slice(0, bare.indexOf('@')) || bare;
  return { id: bare.slice(0, 256), name, kind: botDomains.includes(domainOf(bare)) ? 'bot' : 'user' };
}
