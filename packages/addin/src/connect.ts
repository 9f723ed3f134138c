import { sayHello, steadyClock } from '@roompane/bridge';
import { type AddinRoom, RoompaneError } from '@roompane/protocol';
import { ConnectedRoom } from './connected-room.ts';

/** Options of {@link connect}. */
export interface ConnectOptions {
  /**
   * Exact origins of the hosts that may embed this add-in, such as `https://chat.example`. An add-in that is itself served
   * from loopback accepts loopback hosts beside them.
   * @default any page that embeds it; fit for examples, not for production
   */
  readonly hosts?: readonly string[];
}

interface Connection {
  /** What it was asked for, to tell whether another call asks for the same. */
  readonly wanted: string;
  readonly room: Promise<AddinRoom>;
}

/** Copies of this package share the document's one connection. */
const key = Symbol.for('roompane.connection');

/**
 * Connects this document to the room it stands in. Settles within 10 s: with the room, or rejects with
 * `connection/not-framed`, `connection/host-not-allowed`, `connection/host-silent`, `connection/refused`,
 * `connection/version-unsupported` or `connection/timed-out`.
 *
 * While a connection is pending or alive every call gives the same room; other `hosts` reject with `argument/invalid`.
 * After its end a call connects anew. @spec HS13 HS16
 */
export async function connect({ hosts }: ConnectOptions = {}): Promise<AddinRoom> {
  const registry = globalThis as { [key]?: Connection };
  const wanted = String(hosts);
  const connection = (registry[key] ??= { wanted, room: open(hosts, () => delete registry[key]) });
  if (connection.wanted !== wanted) throw new RoompaneError('argument/invalid', { data: { path: 'hosts' } });
  return connection.room;
}

function open(hosts: readonly string[] | undefined, onEnd: () => void): Promise<AddinRoom> {
  const room = sayHello({ hosts, clock: steadyClock }).then((greeted) => new ConnectedRoom(greeted, steadyClock));
  room.then(({ signal }) => signal.addEventListener('abort', onEnd), onEnd);
  return room;
}
