import type { ReactiveController, ReactiveElement } from 'lit';
import { type Room, type RoomInfo, unread, type UnreadState } from '@roompane/protocol';

/** Rooms of a list that are entered at the most: each is a stay that the chat server keeps. */
const MOST_ENTERED = 50;

/** Lets a list into a room, for as long as it wants to know what is unread there. `leave` is called once. */
export type EnterListedRoom = (
  roomId: string,
  options: { readonly signal: AbortSignal },
) => Promise<{ readonly room: Room; readonly leave: () => void }>;

interface Stay {
  readonly life: AbortController;
  isOver: boolean;
  info: RoomInfo | undefined;
  unread: UnreadState | undefined;
}

/** The rooms that a list is in: what each is, and what is unread there, as it stands. Draws the element anew with each change. */
export class EnteredRooms implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #stays = new Map<string, Stay>();
  #enter: EnterListedRoom | undefined;
  #rooms: readonly RoomInfo[] = [];

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.leaveAll();
  }

  /** The list has these rooms now: enters the first of them, and leaves those that it has no more. */
  take(rooms: readonly RoomInfo[], enter: EnterListedRoom | undefined): void {
    if (enter !== this.#enter) this.leaveAll();
    this.#enter = enter;
    const wanted = new Set(enter && this.#host.isConnected ? rooms.slice(0, MOST_ENTERED).map(({ id }) => id) : []);
    // With another list it may be worth to try again where nobody was let in.
    const isOther = rooms !== this.#rooms;
    this.#rooms = rooms;
    for (const [roomId, { life, isOver }] of this.#stays) {
      if (wanted.has(roomId) && !(isOther && isOver)) continue;
      life.abort();
      this.#stays.delete(roomId);
    }
    for (const roomId of wanted) if (enter && !this.#stays.has(roomId)) this.#begin(roomId, enter);
  }

  leaveAll(): void {
    for (const { life } of this.#stays.values()) life.abort();
    this.#stays.clear();
  }

  /** The room as it stands, where the list is in it. */
  infoOf(roomId: string): RoomInfo | undefined {
    return this.#stays.get(roomId)?.info;
  }

  unreadOf(roomId: string): UnreadState | undefined {
    return this.#stays.get(roomId)?.unread;
  }

  #begin(roomId: string, enter: EnterListedRoom): void {
    const stay: Stay = { life: new AbortController(), isOver: false, info: undefined, unread: undefined };
    this.#stays.set(roomId, stay);
    void this.#follow(stay, (signal) => enter(roomId, { signal }));
  }

  /** Ends with the stay, or with the room: which is then as one that nobody is let into. */
  async #follow(stay: Stay, enter: (signal: AbortSignal) => ReturnType<EnterListedRoom>): Promise<void> {
    const { signal } = stay.life;
    let leave = (): void => undefined;
    try {
      const entered = await enter(signal);
      leave = entered.leave;
      const { room } = entered;
      const takeInfo = (): void => this.#set(stay, { info: room.info });
      room.addEventListener('info-changed', takeInfo, { signal });
      takeInfo();
      for await (const state of unread(room).live({ signal })) this.#set(stay, { unread: state });
    } catch {
      // What cannot be entered, and a server that counts nothing, have no badge.
    } finally {
      leave();
      this.#set(stay, { isOver: true, info: undefined, unread: undefined });
    }
  }

  #set(stay: Stay, change: Partial<Omit<Stay, 'life'>>): void {
    Object.assign(stay, change);
    this.#host.requestUpdate();
  }
}
