import { type Greeted, PeerCore } from '@roompane/bridge';
import {
  type AddinRoom,
  type AddinRoomEventMap,
  type Appearance,
  type Clock,
  createDraft,
  dispose,
  followContextCall,
  followRosterCall,
  type Grant,
  type Me,
  type MeInfo,
  type Messages,
  type OpenReason,
  type Outgoing,
  postMessageCall,
  type Room,
  RoomChangeEvent,
  RoomClosedEvent,
  type Connection,
  type RoompaneError,
  type RoomContext,
  type RoomInfo,
  type Roster,
  TypedEventTarget,
} from '@roompane/protocol';
import { createMessages } from './room-messages.ts';
import { createOutgoing, type OpenService } from './room-outgoing.ts';

/**
 * The room of one session. Its members are made where the session's parts are at hand: what needs no field of its own costs
 * an add-in no byte for one.
 */
export class ConnectedRoom extends TypedEventTarget<AddinRoomEventMap> implements AddinRoom {
  declare readonly info: RoomInfo;
  declare readonly me: Me;
  declare readonly appearance: Appearance;
  declare readonly grants: readonly Grant[];
  declare readonly connection: Connection;
  declare readonly openReason: OpenReason;
  declare readonly [Symbol.dispose]: () => void;
  readonly messages: Messages;
  readonly roster: Roster;
  readonly outgoing: Outgoing;
  readonly signal: AbortSignal;
  readonly call: Room['call'];
  readonly follow: Room['follow'];
  readonly post: Room['post'];
  readonly supports: AddinRoom['supports'];
  readonly close: () => void;

  constructor({ link, welcome: { context, methods } }: Greeted, clock: Clock) {
    super();
    const service: OpenService = new Map();
    const peer = new PeerCore({ link, clock, service });
    const { call, follow, signal } = peer;
    this.call = call;
    this.follow = follow;
    this.signal = signal;
    this.messages = createMessages(peer);
    this.roster = { live: (options) => follow(followRosterCall, {}, options) };
    this.outgoing = createOutgoing(peer, service);
    this.post = (draft, options) => call(postMessageCall, createDraft(draft, crypto.randomUUID()), options);
    this.supports = (method) => methods.includes(method);
    this[dispose] = this.close = () => peer.close();
    signal.addEventListener('abort', () => this.dispatchEvent(new RoomClosedEvent(signal.reason as RoompaneError)));

    const take = ({ areClocksHeld, ...parts }: RoomContext): void => {
      peer.hold(areClocksHeld);
      this.#take({ ...parts, me: toMe(parts.me) });
    };
    take(context);
    const followContext = async (): Promise<void> => {
      for await (const changed of follow(followContextCall, {})) take(changed);
    };
    // Without it the room would lie about grants and appearance, so a host that breaks it off has ended the session.
    followContext().then(this.close, (error: RoompaneError) => peer.close(error));
  }

  /** Tells of each part that is another than before, when all of them are in place. The first time nobody listens yet. */
  #take(now: Omit<RoomContext, 'areClocksHeld'> & { readonly me: Me }): void {
    const changes = (Object.keys(now) as Exclude<keyof typeof now, 'openReason'>[])
      .map((part) => new RoomChangeEvent(`${part}-changed`, this[part], now[part]))
      .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.now));
    Object.assign(this, now);
    for (const change of changes) this.dispatchEvent(change);
  }
}

function toMe(me: MeInfo): Me {
  return { ...me, can: (grant) => me.may.includes(grant) };
}
