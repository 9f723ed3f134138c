import { type Abortable, RoompaneError, type RoomProvider, toRoompaneError } from '@roompane/protocol';
import { untilAborted } from './abortable.ts';
import type { HostRoom } from './host-room.ts';
import { joinRoom, type JoinOptions } from './join-room.ts';

/** A room, and the end of one's stay. */
export interface EnteredRoom {
  readonly room: HostRoom;
  /** Called once, when it is no longer needed. */
  readonly leave: () => void;
}

/** Lets somebody into a room. What it rejects with reaches them; refuse with `call/denied`. */
export type EnterRoom = (roomId: string, options: { readonly signal: AbortSignal }) => Promise<EnteredRoom>;

interface Sharing {
  readonly joined: Promise<HostRoom>;
  readonly giveUp: AbortController;
  stays: number;
}

/**
 * The rooms of one provider, each joined once, however many are in it: the client's own views and its add-ins. Whoever
 * enters a room that somebody is in already gets the same room; it is left with the last.
 * @example
 * const rooms = new SharedRooms(provider);
 * const { room } = await rooms.enter('fx-london');
 * mountAddin({ room, enterRoom: (roomId, options) => rooms.enter(roomId, options), frame, manifest, grants, appearance });
 */
export class SharedRooms {
  readonly #provider: RoomProvider;
  readonly #options: Omit<JoinOptions, 'signal'>;
  readonly #sharings = new Map<string, Sharing>();

  /** Each room is joined with `options`. */
  constructor(provider: RoomProvider, options: Omit<JoinOptions, 'signal'> = {}) {
    this.#provider = provider;
    this.#options = options;
  }

  /** Rejects as `joinRoom` does. */
  async enter(roomId: string, { signal }: Abortable = {}): Promise<EnteredRoom> {
    const sharing = this.#sharings.get(roomId) ?? this.#join(roomId);
    sharing.stays++;
    let isOver = false;
    const leave = (): void => {
      if (isOver) return;
      isOver = true;
      sharing.stays--;
      if (sharing.stays === 0) this.#leave(roomId, sharing);
    };
    try {
      const ends = { signal, ended: sharing.giveUp.signal };
      return { room: await untilAborted(() => sharing.joined, ends), leave };
    } catch (thrown) {
      leave();
      throw toRoompaneError(thrown);
    }
  }

  #join(roomId: string): Sharing {
    const giveUp = new AbortController();
    const joined = joinRoom(this.#provider, roomId, { ...this.#options, signal: giveUp.signal });
    const sharing: Sharing = { joined, giveUp, stays: 0 };
    this.#sharings.set(roomId, sharing);
    const forget = (): void => {
      if (this.#sharings.get(roomId) === sharing) this.#sharings.delete(roomId);
    };
    // Who comes after the end of a room enters it anew.
    joined.then(({ signal }) => signal.addEventListener('abort', forget, { once: true }), forget);
    return sharing;
  }

  /** The signal of a join leaves the room, also one that is still being joined. */
  #leave(roomId: string, sharing: Sharing): void {
    if (this.#sharings.get(roomId) === sharing) this.#sharings.delete(roomId);
    sharing.giveUp.abort(new RoompaneError('room/not-joined'));
  }
}
