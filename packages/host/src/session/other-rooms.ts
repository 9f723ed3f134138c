import type { CallScope, Handler, Service } from '@roompane/bridge';
import {
  type CarriedCall,
  carryCall,
  carryStream,
  enterRoom,
  leaveRoom,
  LIMITS,
  type Method,
  parseAs,
  type RoomContext,
  RoompaneError,
  type RoomParams,
  toRoompaneError,
} from '@roompane/protocol';
import { untilAborted } from '../room/abortable.ts';
import type { HostRoom } from '../room/host-room.ts';
import type { EnterRoom } from '../room/shared-rooms.ts';
import { checkGrant } from './grant-gate.ts';
import { OpenedRoom, type OpeningSession } from './opened-room.ts';

export interface OtherRoomsOptions extends OpeningSession {
  /** The room of the session: it is open without being entered. */
  readonly own: HostRoom;
  /** @default nobody is let in */
  readonly enter: EnterRoom | undefined;
  /** Aborted when the session is over. */
  readonly ended: AbortSignal;
  /** Told of what a carried call was refused for: it counts as a refusal of the call itself. */
  readonly onRefusal: () => void;
}

/** The other rooms that one session has open. @spec OR1 OR2 OR3 OR4 */
export class OtherRooms {
  readonly service: Service;
  readonly #options: OtherRoomsOptions;
  readonly #opened = new Map<string, OpenedRoom>();
  readonly #opening = new Map<string, Promise<OpenedRoom>>();

  constructor(options: OtherRoomsOptions) {
    this.#options = options;
    const rows: readonly (readonly [Method, Handler])[] = [
      [enterRoom, (params: RoomParams, { signal }: CallScope) => this.#get(params, signal)],
      [leaveRoom, ({ roomId }: RoomParams) => this.#opened.get(roomId)?.close()],
      [carryCall, (carried: CarriedCall, scope: CallScope) => this.#carry(carried, scope, false)],
      [carryStream, (carried: CarriedCall, scope: CallScope) => this.#carry(carried, scope, true)],
    ];
    this.service = new Map(rows.map(([method, handler]) => [method.name, { method, handler }]));
    options.ended.addEventListener('abort', () => this.#opened.forEach((each) => each.close(options.ended.reason)), {
      once: true,
    });
  }

  /** The session's settings are others. */
  update(): void {
    for (const opened of this.#opened.values()) opened.update();
  }

  async #get({ roomId }: RoomParams, signal: AbortSignal): Promise<RoomContext> {
    const known = this.#opened.get(roomId);
    if (known) return known.context;
    const opening = this.#opening.get(roomId) ?? this.#open(roomId);
    const opened = await untilAborted(() => opening, { signal, ended: this.#options.ended });
    return opened.context;
  }

  /** Whoever asks again while the client makes up its mind waits for the same answer. */
  #open(roomId: string): Promise<OpenedRoom> {
    if (this.#opened.size + this.#opening.size >= LIMITS.openRooms) {
      const data = { limit: 'openRooms', max: LIMITS.openRooms, unit: 'rooms' };
      throw new RoompaneError('limit/exceeded', { data });
    }
    const opening = this.#enter(roomId).finally(() => this.#opening.delete(roomId));
    this.#opening.set(roomId, opening);
    // Its callers learn of a failure; where all of them gave up, nobody does.
    opening.catch(() => undefined);
    return opening;
  }

  async #enter(roomId: string): Promise<OpenedRoom> {
    const { own, enter, ended, whileGranted } = this.#options;
    const isOwn = roomId === own.info.id;
    if (!isOwn && !enter) throw new RoompaneError('feature/unsupported', { data: { method: enterRoom.name } });
    const granted = whileGranted('rooms/enter');
    const signal = AbortSignal.any([ended, granted]);
    const entering = isOwn || !enter ? { room: own, leave: () => undefined } : enter(roomId, { signal });
    const entered = await Promise.resolve(entering).catch((thrown: unknown) => {
      throw toRoompaneError(thrown, 'room/not-joined');
    });
    const over = signal.aborted ? signal : entered.room.signal;
    if (over.aborted) {
      entered.leave();
      throw toRoompaneError(over.reason, 'room/not-joined');
    }
    const opened = new OpenedRoom(entered, this.#options);
    this.#opened.set(roomId, opened);
    opened.signal.addEventListener('abort', () => this.#opened.delete(roomId), { once: true });
    return opened;
  }

  /** As if the call had been made in that room: its grant, its parameters, its answer. @spec OR2 */
  #carry({ roomId, method: name, params }: CarriedCall, scope: CallScope, isStream: boolean): unknown {
    const opened = this.#opened.get(roomId);
    if (!opened) throw new RoompaneError('room/not-joined', { data: { roomId } });
    const row = opened.service.get(name);
    try {
      if (!row || 'event' in row.method !== isStream) {
        throw new RoompaneError('call/unknown-method', { data: { method: name } });
      }
      const denied = checkGrant(row.method, this.#options.settings().grants);
      if (denied) throw denied;
      const read = parseAs(row.method.params, params, 'call/invalid-params') as never;
      return row.handler(read, scope);
    } catch (thrown) {
      // A handler that throws at once is refused as well: all of them answer with promises.
      this.#options.onRefusal();
      throw thrown;
    }
  }
}
