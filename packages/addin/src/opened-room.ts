import {
  type Abortable,
  type Call,
  CARRY_CALL,
  CARRY_STREAM,
  type Connection,
  createDraft,
  dispose,
  type DraftInput,
  followContextCall,
  followRosterCall,
  leaveRoomCall,
  type Me,
  type MeInfo,
  type Messages,
  type Outcome,
  postMessageCall,
  type Room,
  RoomChangeEvent,
  RoomClosedEvent,
  type RoomContext,
  type RoomEventMap,
  type RoomInfo,
  RoompaneError,
  type Roster,
  type StreamCall,
  TypedEventTarget,
} from '@roompane/protocol';
import { createMessages } from './room-messages.ts';

type Session = Pick<Room, 'call' | 'follow'>;
type Parts = Pick<RoomContext, 'info' | 'me' | 'connection'>;

/**
 * Another room than the add-in's own, open until it is closed, the user is put out, the grant goes or the session ends. What
 * an add-in may do there is what its grants and the user's role in that room allow; its posts go through that room's
 * interceptors. Dispatches what every room does.
 */
export class OpenedRoom extends TypedEventTarget<RoomEventMap> implements Room {
  declare readonly info: RoomInfo;
  declare readonly me: Me;
  declare readonly connection: Connection;
  declare readonly [Symbol.dispose]: () => void;
  readonly messages: Messages = createMessages(this);
  readonly roster: Roster = { live: (options) => this.follow(followRosterCall, {}, options) };
  readonly #session: Session;
  readonly #roomId: string;
  readonly #ending = new AbortController();

  /** The host has let the session in, and said how the room stands. */
  constructor(session: Session, context: RoomContext) {
    super();
    this.#session = session;
    this.#roomId = context.info.id;
    this[dispose] = () => this.close();
    this.#take(context);
    void this.#followContext();
  }

  /** Aborted, with the reason, when the room is no longer open. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  async call<Params, Result>(
    { name, deadlineMs, result }: Call<Params, Result>,
    params: Params,
    options?: Abortable,
  ): Promise<Result> {
    this.signal.throwIfAborted();
    return this.#session.call({ name: CARRY_CALL, deadlineMs, result }, this.#carry(name, params), options);
  }

  follow<Params, Event>(
    { name, event }: StreamCall<Params, Event>,
    params: Params,
    options?: Abortable,
  ): AsyncIterable<Event> {
    return this.#session.follow({ name: CARRY_STREAM, event }, this.#carry(name, params), options);
  }

  post(draft: DraftInput, options?: Abortable): Promise<Outcome> {
    return this.call(postMessageCall, createDraft(draft, crypto.randomUUID()), options);
  }

  /** Leaves the room. What is open in it ends with `room/not-joined`; twice is the same as once. */
  close(): void {
    if (this.signal.aborted) return;
    // The host leaves by itself where the session is over.
    this.#session.call(leaveRoomCall, { roomId: this.#roomId }).catch(() => undefined);
    this.#end(new RoompaneError('room/not-joined'));
  }

  #carry(method: string, params: unknown): object {
    return { roomId: this.#roomId, method, params };
  }

  async #followContext(): Promise<void> {
    try {
      for await (const context of this.follow(followContextCall, {})) this.#take(context);
      this.close();
    } catch (thrown) {
      this.#end(thrown as RoompaneError);
    }
  }

  /** Tells of each part that is another than before, when all of them are in place. The first time nobody listens yet. */
  #take({ info, me, connection }: RoomContext): void {
    const now: Parts & { readonly me: Me } = { info, me: toMe(me), connection };
    const changes = (Object.keys(now) as (keyof Parts)[])
      .map((part) => new RoomChangeEvent(`${part}-changed`, this[part], now[part]))
      .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.now));
    Object.assign(this, now);
    for (const change of changes) this.dispatchEvent(change);
  }

  #end(reason: RoompaneError): void {
    if (this.signal.aborted) return;
    this.#ending.abort(reason);
    this.dispatchEvent(new RoomClosedEvent(reason));
  }
}

function toMe(me: MeInfo): Me {
  return { ...me, can: (grant) => me.may.includes(grant) };
}
