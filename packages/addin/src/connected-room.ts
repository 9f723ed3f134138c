import { type Greeted, PeerCore } from '@roompane/bridge';
import {
  type Abortable,
  type AddinRoom,
  type AddinRoomEventMap,
  type Appearance,
  type Call,
  createDraft,
  dispose,
  type DraftInput,
  followContextCall,
  followRosterCall,
  type Grant,
  type HoldableClock,
  type Me,
  type MeInfo,
  type Messages,
  type OpenReason,
  type Outcome,
  type Outgoing,
  postMessageCall,
  RoomChangeEvent,
  RoomClosedEvent,
  type ConnectionPhase,
  type RoompaneError,
  type RoomContext,
  type RoomInfo,
  type Roster,
  type StreamCall,
  TypedEventTarget,
} from '@roompane/protocol';
import { createMessages } from './room-messages.ts';
import { createOutgoing, type OpenService } from './room-outgoing.ts';

/** The room of one session. */
export class ConnectedRoom extends TypedEventTarget<AddinRoomEventMap> implements AddinRoom {
  declare readonly info: RoomInfo;
  declare readonly me: Me;
  declare readonly appearance: Appearance;
  declare readonly grants: readonly Grant[];
  declare readonly connection: ConnectionPhase;
  declare readonly openReason: OpenReason;
  declare readonly [Symbol.dispose]: () => void;
  readonly messages: Messages;
  readonly roster: Roster;
  readonly outgoing: Outgoing;
  readonly #peer: PeerCore;
  readonly #methods: readonly string[];
  readonly #clock: HoldableClock;

  constructor({ link, welcome: { context, methods } }: Greeted, clock: HoldableClock) {
    super();
    const service: OpenService = new Map();
    const peer = new PeerCore({ link, clock, service });
    this.#peer = peer;
    this.#methods = methods;
    this.#clock = clock;
    this.messages = createMessages(peer);
    this.roster = { live: (options) => peer.follow(followRosterCall, {}, options) };
    this.outgoing = createOutgoing(peer, service);
    this[dispose] = () => this.close();
    peer.signal.addEventListener('abort', () =>
      this.dispatchEvent(new RoomClosedEvent(peer.signal.reason as RoompaneError)),
    );
    this.#take(context);
    void this.#followContext();
  }

  get signal(): AbortSignal {
    return this.#peer.signal;
  }

  supports(method: string): boolean {
    return this.#methods.includes(method);
  }

  call<Params, Result>(method: Call<Params, Result>, params: Params, options?: Abortable): Promise<Result> {
    return this.#peer.call(method, params, options);
  }

  follow<Params, Event>(method: StreamCall<Params, Event>, params: Params, options?: Abortable): AsyncIterable<Event> {
    return this.#peer.follow(method, params, options);
  }

  post(draft: DraftInput, options?: Abortable): Promise<Outcome> {
    return this.#peer.call(postMessageCall, createDraft(draft, crypto.randomUUID()), options);
  }

  close(): void {
    this.#peer.close();
  }

  async #followContext(): Promise<void> {
    let reason: RoompaneError | undefined;
    try {
      for await (const context of this.#peer.follow(followContextCall, {})) this.#take(context);
    } catch (error) {
      reason = error as RoompaneError;
    }
    // Without it the room would lie about grants and appearance, so a host that breaks it off has ended the session.
    this.#peer.close(reason);
  }

  /** Tells of each part that is another than before, when all of them are in place. The first time nobody listens yet. */
  #take({ areClocksHeld, ...parts }: RoomContext): void {
    const now = { ...parts, me: toMe(parts.me) };
    const changes = (Object.keys(now) as Exclude<keyof typeof now, 'openReason'>[])
      .map((part) => new RoomChangeEvent(`${part}-changed`, this[part], now[part]))
      .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.now));
    Object.assign(this, now);
    this.#clock.hold(areClocksHeld);
    for (const change of changes) this.dispatchEvent(change);
  }
}

function toMe(me: MeInfo): Me {
  return { ...me, can: (grant) => me.may.includes(grant) };
}
