import {
  type Abortable,
  findRooms,
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
import { untilAborted } from '@roompane/protocol/provider-kit';
import { CAPABILITIES } from './capabilities.ts';
import type { LocalDeployment } from './deployment.ts';
import { createClosedError } from './connection.ts';
import { joinRoom } from './join-room.ts';
import type { LocalRoom } from './local-room.ts';
import { acceptInvitation, declineInvitation, readInvitations } from './invitations.ts';
import { readFindable, readFollowed, readInfo, setFollowed } from './rooms.ts';
import { Store } from './store.ts';
import { write } from './write.ts';

export interface LocalProviderOptions extends LocalDeployment {
  /** Whom this provider acts as. Several providers of a page or of its tabs may act as different people. */
  readonly me: Person;
}

/** A provider of rooms in this browser. Give it to `seedDemo` or `startRatesBot` to fill the rooms that it shows. */
export interface LocalProvider extends RoomProvider {
  readonly databaseName: string;
}

/**
 * A provider whose rooms are in this browser's IndexedDB, shared by all tabs of the origin. Nothing happens before
 * `connect()`. Its codes: `provider/unavailable` without storage, `provider/storage-blocked` while an old tab holds an
 * older store open, `provider/storage-full` when the browser has no room left (the draft stays with the caller).
 */
export function createLocalProvider(options: LocalProviderOptions): LocalProvider {
  return new IndexedDbProvider(options);
}

class IndexedDbProvider extends EventTarget implements LocalProvider {
  readonly capabilities: ProviderCapabilities = CAPABILITIES;
  readonly me: Person;
  readonly #store: Store;
  readonly #rooms = new Set<LocalRoom>();
  readonly #disconnected = new AbortController();

  constructor({ me, ...deployment }: LocalProviderOptions) {
    super();
    this.me = me;
    this.#store = new Store(deployment, () => this.dispatchEvent(new Event('state-changed')));
    const { signal } = this.#disconnected;
    for (const list of ['followed', 'invitations'] as const) {
      const tell = (): void => void this.dispatchEvent(new Event(`${list}-changed`));
      for (const topic of ['rooms', `${list}/${me.id}`] as const) this.#store.bell.listen(topic, tell, { signal });
    }
  }

  get databaseName(): string {
    return this.#store.databaseName;
  }

  /** The store is this machine's: its clock is the server's. */
  get serverOffsetMs(): number {
    return 0;
  }

  get state(): ProviderState {
    return this.#store.connection.state;
  }

  async connect({ signal }: Abortable = {}): Promise<void> {
    const { id, name, kind } = this.me;
    await this.#store.connection.run(
      (database) =>
        write(database, { stores: ['people'], signal }, (transaction) =>
          transaction.objectStore('people').put({ id, name, kind }),
        ),
      { signal },
    );
  }

  followed({ signal }: Abortable = {}): Promise<readonly RoomInfo[]> {
    const rooms = this.#store.connection.run((database) => readFollowed(database, this.me.id), { signal });
    return untilAborted(rooms, signal);
  }

  follow(roomId: string, options?: Abortable): Promise<void> {
    return this.#setFollowed(roomId, true, options);
  }

  unfollow(roomId: string, options?: Abortable): Promise<void> {
    return this.#setFollowed(roomId, false, options);
  }

  async find(query: RoomQuery, { signal }: Abortable = {}): Promise<RoomPage> {
    const asked = parseAs(parseRoomQuery, query, 'argument/invalid');
    const rooms = this.#store.connection.run((database) => readFindable(database, this.me.id), { signal });
    return findRooms(await untilAborted(rooms, signal), asked);
  }

  async get(roomId: string, { signal }: Abortable = {}): Promise<RoomInfo> {
    const personId = this.me.id;
    const info = this.#store.connection.run((database) => readInfo(database, { roomId, personId }), { signal });
    return untilAborted(info, signal);
  }

  invitations({ signal }: Abortable = {}): Promise<readonly Invitation[]> {
    const invitations = this.#store.connection.run((database) => readInvitations(database, this.me.id), { signal });
    return untilAborted(invitations, signal);
  }

  async decline(roomId: string, { signal }: Abortable = {}): Promise<void> {
    const personId = this.me.id;
    const wasThere = await this.#store.connection.run(
      (database) => declineInvitation(database, { roomId, personId }, { signal }),
      { signal },
    );
    if (wasThere) this.#store.bell.ring(`invitations/${personId}`);
  }

  async join(roomId: string, { signal }: Abortable = {}): Promise<ProviderRoom> {
    const joining = this.#accept(roomId).then(() => joinRoom(this.#store, roomId, this.me));
    try {
      const room = await untilAborted(joining, signal);
      this.#rooms.add(room);
      void room.hasLeft.then(() => this.#rooms.delete(room));
      // Disconnected meanwhile: what is entered now would be left by nobody.
      if (this.state === 'closed') throw createClosedError();
      return room;
    } catch (thrown) {
      // The caller is told now; a room that is entered after that is left again.
      joining.then((room) => room.leave()).catch(() => {});
      throw thrown;
    }
  }

  /** Who joins or follows where they were asked in accepts that. */
  async #accept(roomId: string, { signal }: Abortable = {}): Promise<void> {
    const accepting = { roomId, person: this.me };
    const wasInvited = await this.#store.connection.run(
      (database) => acceptInvitation(database, accepting, { signal }),
      { signal },
    );
    if (!wasInvited) return;
    this.#store.bell.ring('rooms');
    this.#store.bell.ring(`invitations/${this.me.id}`);
  }

  async #setFollowed(roomId: string, isFollowed: boolean, { signal }: Abortable = {}): Promise<void> {
    if (isFollowed) await this.#accept(roomId, { signal });
    const following = { roomId, person: this.me, isFollowed };
    await this.#store.connection.run((database) => setFollowed(database, following, { signal }), { signal });
    this.#store.bell.ring(`followed/${this.me.id}`);
  }

  async disconnect(): Promise<void> {
    // Other tabs are told by the bell, so it goes last.
    const left = Promise.all(Array.from(this.#rooms, (room) => room.leave()));
    this.#disconnected.abort();
    this.#store.connection.close();
    await left;
    this.#store.close();
  }
}
