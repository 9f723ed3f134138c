import {
  type Abortable,
  type Person,
  type ProviderCapabilities,
  type ProviderRoom,
  type ProviderState,
  type RoomInfo,
  type RoomProvider,
} from '@roompane/protocol';
import { untilAborted } from './aborted.ts';
import type { LocalDeployment } from './deployment.ts';
import { createClosedError } from './connection.ts';
import { joinRoom, type LocalRoom } from './local-room.ts';
import { readFollowed } from './rooms.ts';
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
  readonly capabilities: ProviderCapabilities = { history: true, persistent: true };
  readonly me: Person;
  readonly #store: Store;
  readonly #rooms = new Set<LocalRoom>();

  constructor({ me, ...deployment }: LocalProviderOptions) {
    super();
    this.me = me;
    this.#store = new Store(deployment, () => this.dispatchEvent(new Event('state-changed')));
  }

  get databaseName(): string {
    return this.#store.databaseName;
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

  async join(roomId: string, { signal }: Abortable = {}): Promise<ProviderRoom> {
    const joining = joinRoom(this.#store, roomId, this.me);
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

  async disconnect(): Promise<void> {
    // Other tabs are told by the bell, so it goes last.
    const left = Promise.all(Array.from(this.#rooms, (room) => room.leave()));
    this.#store.connection.close();
    await left;
    this.#store.close();
  }
}
