import { type Abortable, type Clock, type Person, RoompaneError } from '@roompane/protocol';
import { untilAborted } from './aborted.ts';
import { Acts } from './acts.ts';
import { readDetails } from './directory.ts';
import type { Line } from './line.ts';
import { Occupancy } from './occupancy.ts';
import { XmppRoom } from './xmpp-room.ts';

export interface MembershipsOptions {
  readonly me: () => Person;
  readonly botDomains: readonly string[];
  readonly clock: Clock;
}

interface Membership {
  readonly occupancy: Occupancy;
  readonly acts: Acts;
  readonly rooms: Set<XmppRoom>;
}

/** The rooms that this session is in: each once on the line, however often it was joined. */
export class Memberships {
  readonly #line: Line;
  readonly #options: MembershipsOptions;
  readonly #entering = new Map<string, Promise<Membership>>();
  readonly #entered = new Map<string, Membership>();
  readonly #leaving = new Map<string, Promise<void>>();

  constructor(line: Line, options: MembershipsOptions) {
    this.#line = line;
    this.#options = options;
  }

  async join(roomId: string, { signal }: Abortable = {}): Promise<XmppRoom> {
    const joining = this.#join(roomId);
    try {
      return await untilAborted(joining, signal);
    } catch (thrown) {
      // The caller is told now; a room that is entered after that is left again.
      joining.then((room) => room.leave()).catch(() => {});
      throw thrown;
    }
  }

  resume(session: { readonly isResumed: boolean }): void {
    for (const { occupancy } of this.#entered.values()) occupancy.resume(session);
  }

  async leaveAll(): Promise<void> {
    const rooms = [...this.#entered.values()].flatMap((membership) => [...membership.rooms]);
    await Promise.all(rooms.map((room) => room.leave()));
  }

  async #join(roomId: string): Promise<XmppRoom> {
    await this.#leaving.get(roomId);
    let entering = this.#entering.get(roomId);
    if (!entering) {
      entering = this.#enter(roomId);
      this.#entering.set(roomId, entering);
      entering.catch(() => this.#entering.delete(roomId));
    }
    const membership = await entering;
    if (this.#entering.get(roomId) !== entering) throw new RoompaneError('room/not-joined');
    const room: XmppRoom = new XmppRoom(membership.occupancy, membership.acts, () => this.#release(membership, room));
    membership.rooms.add(room);
    return room;
  }

  async #enter(roomId: string): Promise<Membership> {
    this.#line.throwUnlessOnline();
    const details = await readDetails(this.#line, roomId);
    if (!details.hasArchive) {
      const message = `Failed to join ${roomId}: it keeps no archive, so it has no log. Switch archiving on for it.`;
      throw new RoompaneError('feature/unsupported', { message });
    }
    const { me, ...options } = this.#options;
    const rooms = new Set<XmppRoom>();
    const tell = (change: Parameters<XmppRoom['tell']>[0]): void => {
      for (const room of [...rooms]) room.tell(change);
    };
    const occupancy = new Occupancy(this.#line, details, { ...options, me: me(), changed: tell, closed: tell });
    try {
      await occupancy.enter();
    } catch (thrown) {
      await occupancy.leave();
      throw thrown;
    }
    const membership = { occupancy, acts: new Acts(occupancy), rooms };
    this.#entered.set(roomId, membership);
    return membership;
  }

  async #release(membership: Membership, room: XmppRoom): Promise<void> {
    const { occupancy, rooms } = membership;
    rooms.delete(room);
    if (rooms.size > 0) return;
    const { roomId } = occupancy;
    this.#entered.delete(roomId);
    this.#entering.delete(roomId);
    const leaving = occupancy.leave().finally(() => this.#leaving.delete(roomId));
    this.#leaving.set(roomId, leaving);
    await leaving;
  }
}
