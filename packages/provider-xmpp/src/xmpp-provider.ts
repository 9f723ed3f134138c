import {
  type Abortable,
  type Clock,
  findRooms,
  isRoompaneError,
  parseAs,
  parseRoomQuery,
  type Person,
  type ProviderCapabilities,
  type ProviderRoom,
  type ProviderState,
  type RoomInfo,
  type RoomPage,
  type RoomProvider,
  type RoomQuery,
  type Invitation,
} from '@roompane/protocol';
import { systemClock, throwIfAborted, untilAborted } from '@roompane/protocol/provider-kit';
import { $pres } from 'strophe.js';
import { Bookmarks } from './bookmarks.ts';
import { addCaps, answerDisco } from './caps.ts';
import { toCapabilities } from './capabilities.ts';
import { readDetails, readListed } from './directory.ts';
import { Files } from './files.ts';
import { Invitations } from './invitations.ts';
import { bareOf, domainOf } from './jid.ts';
import { Line } from './line.ts';
import { Markers } from './markers.ts';
import { Memberships } from './memberships.ts';
import { toPersonAt } from './person.ts';
import { Server } from './server.ts';

/** Rooms that are looked at beside each other, at most: a service may list thousands. */
const MAX_QUESTIONS = 32;

/** With an account, or as a guest without one of a domain that lets guests in. */
export type XmppLogin =
  | { readonly jid: string; readonly password: string }
  /** The domain. */
  | { readonly anonymousAt: string };

export interface XmppProviderOptions {
  /** The server's WebSocket address: `wss:`, or `ws:` on the local machine. */
  readonly url: string;
  readonly login: XmppLogin;
  /** What others call the local user. Where it is taken in a room, a number is added to it there. */
  readonly name: string;
  /** The address of the service whose rooms are found, such as `rooms.chat.example`. */
  readonly roomService: string;
  /**
   * Domains whose accounts are bots. Name only those where nobody but you makes accounts: this is what a bot is known by.
   * @default none
   */
  readonly botDomains?: readonly string[];
  /** @default the system's */
  readonly clock?: Clock;
}

/**
 * A provider of the rooms of an XMPP server. Nothing happens before `connect()`, which rejects with `provider/unavailable`
 * when the server cannot be reached or does not let one in; after it succeeded the line comes back by itself.
 * Ids are addresses: a room's is `room@service`, a person's that of the account, or, in rooms that hide it, one of the room's.
 */
export function createXmppProvider(options: XmppProviderOptions): RoomProvider {
  return new XmppProvider(options);
}

class XmppProvider extends EventTarget implements RoomProvider {
  readonly #options: XmppProviderOptions;
  readonly #line: Line;
  readonly #bookmarks: Bookmarks;
  readonly #invitations: Invitations;
  readonly #markers: Markers;
  readonly #memberships: Memberships;
  readonly #server: Server;
  #learnt: Promise<void> = Promise.resolve();
  readonly #ended = new AbortController();
  #address: string;
  #isListening = false;

  constructor(options: XmppProviderOptions) {
    super();
    this.#options = options;
    const { login, url: service, clock = systemClock, botDomains = [] } = options;
    this.#address = 'jid' in login ? bareOf(login.jid) : login.anonymousAt;
    this.#line = new Line({
      ...{ service, clock },
      jid: 'jid' in login ? login.jid : login.anonymousAt,
      password: 'jid' in login ? login.password : undefined,
      stateChanged: () => this.dispatchEvent(new Event('state-changed')),
      sessionStarted: (session) => this.#start(session),
      heard: (message) => this.#invitations.hear(message),
      answer: answerDisco,
    });
    this.#bookmarks = new Bookmarks(this.#line, () => this.dispatchEvent(new Event('followed-changed')));
    this.#server = new Server(this.#line, clock);
    this.#invitations = new Invitations(this.#line, {
      ...{ server: this.#server, clock },
      isAccepted: (roomId) => this.#memberships.isIn(roomId),
      changed: () => this.dispatchEvent(new Event('invitations-changed')),
    });
    this.#markers = new Markers(this.#line, this.#server);
    this.#memberships = new Memberships(this.#line, {
      ...{ me: () => this.me, botDomains, clock, markers: this.#markers },
      files: new Files(this.#line, this.#server),
      capabilities: () => this.capabilities,
    });
  }

  /** Some depend on the server, and are known once connected. */
  get capabilities(): ProviderCapabilities {
    return toCapabilities(this.#server);
  }

  get serverOffsetMs(): number | undefined {
    return this.#server.offsetMs;
  }

  get state(): ProviderState {
    return this.#line.state;
  }

  get me(): Person {
    const { name, botDomains = [] } = this.#options;
    const isBot = botDomains.includes(domainOf(this.#address));
    return { id: this.#address, name, kind: isBot ? 'bot' : 'user' };
  }

  async connect({ signal }: Abortable = {}): Promise<void> {
    throwIfAborted(signal);
    await this.#line.open({ signal });
    await untilAborted(this.#learnt, signal);
  }

  async followed({ signal }: Abortable = {}): Promise<readonly RoomInfo[]> {
    throwIfAborted(signal);
    const ids = await this.#bookmarks.read({ signal });
    const rooms = await Promise.all(ids.map((id) => this.#getIfThere(id, { signal })));
    return rooms.filter((room) => room !== undefined).sort((one, other) => one.title.localeCompare(other.title));
  }

  async follow(roomId: string, { signal }: Abortable = {}): Promise<void> {
    await this.get(roomId, { signal });
    await this.#bookmarks.set(roomId, true, { signal });
    this.#invitations.drop(roomId);
  }

  async unfollow(roomId: string, { signal }: Abortable = {}): Promise<void> {
    throwIfAborted(signal);
    await this.#bookmarks.set(roomId, false, { signal });
  }

  /** What the service lists, and the followed ones: a secret room is on no list. */
  async find(query: RoomQuery, { signal }: Abortable = {}): Promise<RoomPage> {
    throwIfAborted(signal);
    const asked = parseAs(parseRoomQuery, query, 'argument/invalid');
    const [listed, followed] = await Promise.all([
      readListed(this.#line, this.#options.roomService, { signal }),
      this.followed({ signal }),
    ]);
    const rooms = new Map(listed.map(({ id, title }) => [id, toPlainInfo(id, title)]));
    for (const room of followed) rooms.set(room.id, room);
    // Only descriptions need a question for each room before the search.
    if (asked.within === 'title-and-description') return findRooms(await this.#getAll(rooms.keys(), { signal }), asked);
    const page = findRooms(rooms.values(), asked);
    return {
      ...page,
      rooms: await this.#getAll(
        page.rooms.map(({ id }) => id),
        { signal },
      ),
    };
  }

  async get(roomId: string, { signal }: Abortable = {}): Promise<RoomInfo> {
    throwIfAborted(signal);
    return (await readDetails(this.#line, roomId, { signal })).info;
  }

  async invitations({ signal }: Abortable = {}): Promise<readonly Invitation[]> {
    throwIfAborted(signal);
    this.#line.throwUnlessOnline();
    const { botDomains = [] } = this.#options;
    const invitations = this.#invitations.standing.map(async ({ roomId, by, reason, atEpochMs }) => {
      const room = await this.#getIfThere(roomId, { signal });
      const who = by ? { by: toPersonAt(by, botDomains) } : {};
      return room && { room, ...who, ...(reason ? { reason } : {}), atEpochMs };
    });
    return (await Promise.all(invitations)).filter((invitation) => invitation !== undefined);
  }

  async decline(roomId: string, { signal }: Abortable = {}): Promise<void> {
    throwIfAborted(signal);
    await this.#invitations.decline(roomId, { signal });
  }

  async join(roomId: string, { signal }: Abortable = {}): Promise<ProviderRoom> {
    throwIfAborted(signal);
    const room = await this.#memberships.join(roomId, { signal });
    this.#invitations.drop(roomId);
    return room;
  }

  async disconnect(): Promise<void> {
    const left = this.#memberships.leaveAll();
    await left;
    this.#ended.abort();
    await this.#line.close();
  }

  #start(session: { readonly isResumed: boolean }): void {
    this.#address = bareOf(this.#line.jid);
    if (!this.#isListening) {
      this.#isListening = true;
      this.#line.listen(this.#address, (stanza) => this.#takeOwn(stanza), { signal: this.#ended.signal });
    }
    if (!session.isResumed) {
      this.#line.send(addCaps($pres()));
      this.#learnt = this.#server.learn().then(() => this.#invitations.begin().catch(() => {}));
    }
    this.#memberships.resume(session);
    // What changed meanwhile is told; who asks reads anew anyway.
    this.#bookmarks.read().catch(() => {});
  }

  /** What the account's own server tells. */
  #takeOwn(stanza: Element): void {
    this.#invitations.take(stanza);
    // Who follows a room has accepted an invitation into it, with whatever client.
    for (const roomId of this.#bookmarks.take(stanza)) this.#invitations.drop(roomId);
    for (const marker of this.#markers.parse(stanza)) this.#memberships.takeMarker(marker);
  }

  async #getAll(ids: Iterable<string>, options: Abortable): Promise<RoomInfo[]> {
    const rooms = await mapSome([...ids], MAX_QUESTIONS, (id) => this.#getIfThere(id, options));
    return rooms.filter((room) => room !== undefined);
  }

  async #getIfThere(roomId: string, options: Abortable): Promise<RoomInfo | undefined> {
    try {
      return await this.get(roomId, options);
    } catch (thrown) {
      if (isRoompaneError(thrown, 'room/not-found')) return undefined;
      throw thrown;
    }
  }
}

/** The results in the order of the items, of which so many at a time are asked for. */
async function mapSome<T, R>(items: readonly T[], most: number, ask: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += most)
    results.push(...(await Promise.all(items.slice(from, from + most).map(ask))));
  return results;
}

function toPlainInfo(id: string, title: string): RoomInfo {
  return { id, title, description: '', kind: 'regular', privacy: 'open' };
}
