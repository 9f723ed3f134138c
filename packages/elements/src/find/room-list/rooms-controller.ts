import type { ReactiveElement } from 'lit';
import {
  directory,
  type Invitation,
  type Room,
  type RoomInfo,
  type RoomQuery,
  toRoompaneError,
} from '@roompane/protocol';
import { ConnectionController } from '../../internal/connection-controller.ts';

/** Rooms that were looked for. */
interface FoundRooms {
  readonly text: string;
  readonly within: NonNullable<RoomQuery['within']>;
  readonly rooms: readonly RoomInfo[];
  readonly next: string | undefined;
  readonly isSearching: boolean;
}

/** The rooms around one: those followed, those found, those that one is invited to. Draws the element anew with each change. */
export class RoomsController {
  readonly #host: ReactiveElement & { readonly room: Room | undefined };
  readonly #connection: ConnectionController<Room>;
  #search = new AbortController();
  /** Whose lists they are. */
  #readerId: string | undefined;
  phase: 'loading' | 'ready' | 'failed' = 'loading';
  isLacking = false;
  followed: readonly RoomInfo[] = [];
  isTruncated = false;
  invitations: readonly Invitation[] = [];
  found: FoundRooms | undefined;
  /** What did not come about, in a sentence. */
  problem: string | undefined;

  constructor(host: ReactiveElement & { readonly room: Room | undefined }) {
    this.#host = host;
    this.#connection = new ConnectionController(
      host,
      () => host.room,
      (room, signal) => {
        // Another room of the same server changes nothing about the others.
        if (this.#readerId !== room.me.id || this.phase === 'failed') this.#reset();
        this.#readerId = room.me.id;
        const { found } = this;
        if (found?.isSearching) void this.find(found.text, found.within);
        signal.addEventListener('abort', () => this.#search.abort(), { once: true });
        void this.#follow(room, signal);
        void this.#hearInvitations(room, signal);
      },
    );
  }

  retry(): void {
    this.#connection.restart();
  }

  find(text: string, within: FoundRooms['within']): Promise<void> {
    return this.#find({ text, within, rooms: [], next: undefined, isSearching: true });
  }

  async findMore(): Promise<void> {
    if (this.found && !this.found.isSearching) await this.#find(this.found);
  }

  /** Nothing is looked for any more. */
  forget(): void {
    this.#search.abort();
    this.#set({ found: undefined });
  }

  follow(roomId: string, isOn: boolean): Promise<void> {
    return this.#act((rooms) => (isOn ? rooms.follow(roomId) : rooms.unfollow(roomId)));
  }

  decline(roomId: string): Promise<void> {
    return this.#act((rooms) => rooms.decline(roomId));
  }

  #reset(): void {
    this.#set({ phase: 'loading', followed: [], invitations: [], found: undefined, problem: undefined });
  }

  async #act(act: (rooms: ReturnType<typeof directory>) => Promise<void>): Promise<void> {
    const { room } = this.#host;
    if (!room) return;
    this.#set({ problem: undefined });
    await act(directory(room)).catch(() => this.#set({ problem: 'The chat server did not take that.' }));
  }

  async #find({ text, within, rooms, next: after }: FoundRooms): Promise<void> {
    const { room } = this.#host;
    if (!room) return;
    this.#search.abort();
    const { signal } = (this.#search = new AbortController());
    const before = { text, within, rooms };
    this.#set({ found: { ...before, next: undefined, isSearching: true }, problem: undefined });
    try {
      const query = { text, within, ...(after === undefined ? {} : { after }) };
      const [page, addressed] = await Promise.all([
        directory(room).find(query, { signal }),
        after === undefined ? this.#get(room, text, signal) : [],
      ]);
      if (signal.aborted) return;
      const known = new Set([...rooms, ...addressed].map(({ id }) => id));
      const others = page.rooms.filter(({ id }) => !known.has(id));
      this.#set({
        found: { ...before, rooms: [...rooms, ...addressed, ...others], next: page.next, isSearching: false },
      });
    } catch {
      if (!signal.aborted) this.#set({ found: undefined, problem: 'Rooms could not be searched.' });
    }
  }

  /** One word may be the address of a room; what is none, or of a room that nobody may know of, gives nothing. */
  async #get(room: Room, address: string, signal: AbortSignal): Promise<readonly RoomInfo[]> {
    if (/\s/.test(address)) return [];
    const info = await directory(room)
      .info(address, { signal })
      .catch(() => undefined);
    return info ? [info] : [];
  }

  async #follow(room: Room, signal: AbortSignal): Promise<void> {
    try {
      for await (const { rooms, isTruncated } of directory(room).followed({ signal }))
        if (!signal.aborted) this.#set({ phase: 'ready', followed: rooms, isTruncated });
    } catch (thrown) {
      const { code } = toRoompaneError(thrown);
      const isLacking = code === 'feature/unsupported' || code === 'call/unknown-method';
      if (!signal.aborted) this.#set({ phase: 'failed', isLacking });
    }
  }

  async #hearInvitations(room: Room, signal: AbortSignal): Promise<void> {
    try {
      for await (const { invitations } of directory(room).invitations({ signal }))
        if (!signal.aborted) this.#set({ invitations });
    } catch {
      // A server without invitations has none.
      if (!signal.aborted) this.#set({ invitations: [] });
    }
  }

  #set(
    state: Partial<
      Pick<RoomsController, 'phase' | 'isLacking' | 'followed' | 'isTruncated' | 'invitations' | 'found' | 'problem'>
    >,
  ): void {
    Object.assign(this, state);
    this.#host.requestUpdate();
  }
}
