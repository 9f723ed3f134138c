import { type Abortable, type Clock, type Person, type ProviderCapabilities, RoompaneError } from '@roompane/protocol';
import { untilAborted } from '@roompane/protocol/provider-kit';
import { Acts } from './acts.ts';
import { readDetails } from './directory.ts';
import type { Files } from './files.ts';
import type { Line } from './line.ts';
import type { Marker, Markers } from './markers.ts';
import { Occupancy } from './occupancy.ts';
import { XmppRoom } from './xmpp-room.ts';

export interface MembershipsOptions {
  readonly me: () => Person;
  readonly botDomains: readonly string[];
  readonly clock: Clock;
  readonly markers: Markers;
  readonly files: Files;
  readonly capabilities: () => ProviderCapabilities;
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

  isIn(roomId: string): boolean {
    return this.#entered.has(roomId);
  }

  /** A marker was moved by the account's server. */
  takeMarker({ roomId, id }: Marker): void {
    void this.#entered.get(roomId)?.occupancy.reading.take(id);
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
    const room: XmppRoom = new XmppRoom({
      ...membership,
      files: this.#options.files,
      capabilities: this.#options.capabilities,
      release: () => this.#release(membership, room),
    });
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
    const { me, clock, botDomains, markers } = this.#options;
    const rooms = new Set<XmppRoom>();
    const each = (act: (room: XmppRoom) => void): void => [...rooms].forEach(act);
    const occupancy: Occupancy = new Occupancy(this.#line, details, {
      ...{ me: me(), clock, botDomains, markers },
      changed: (change) => each((room) => room.tell(change)),
      closed: (reason) => each((room) => room.end(reason)),
    });
    try {
      await occupancy.enter();
      // A room is given with its topic and with what is unread in it.
      await occupancy.caughtUp;
    } catch (thrown) {
      await occupancy.leave();
      throw thrown;
    }
    const membership = { occupancy, acts: new Acts(occupancy, this.#options.clock), rooms };
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
