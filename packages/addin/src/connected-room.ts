import { type Greeted, PeerCore } from '@roompane/bridge';
import {
  type Abortable,
  type AddinRoom,
  type AddinRoomEventMap,
  type ContextChange,
  createDraft,
  type DraftInput,
  followContextCall,
  followRosterCall,
  type HoldableClock,
  type Me,
  type MeInfo,
  type Messages,
  type Outcome,
  type Outgoing,
  postMessageCall,
  RoomChangeEvent,
  RoomClosedEvent,
  type RoompaneError,
  type RoomContext,
  type Roster,
  toRoompaneError,
  TypedEventTarget,
  type Welcome,
} from '@roompane/protocol';
import { createMessages } from './room-messages.ts';
import { createOutgoing, type OpenService } from './room-outgoing.ts';

/** Parts of the context that are told about when they change, with the event's name. */
const PARTS = ['info', 'me', 'appearance', 'grants'] as const;

/** The room of one session. */
export class ConnectedRoom extends TypedEventTarget<AddinRoomEventMap> implements AddinRoom {
  readonly messages: Messages;
  readonly roster: Roster;
  readonly outgoing: Outgoing;
  readonly #peer: PeerCore;
  readonly #welcome: Welcome;
  readonly #clock: HoldableClock;
  #context: RoomContext;
  #me: Me;

  constructor({ link, welcome }: Greeted, clock: HoldableClock) {
    super();
    const service: OpenService = new Map();
    this.#peer = new PeerCore({ link, clock, service });
    this.#welcome = welcome;
    this.#clock = clock;
    this.#context = welcome.context;
    this.#me = toMe(welcome.context.me);
    this.messages = createMessages(this.#peer);
    this.roster = { live: (options) => this.#peer.follow(followRosterCall, {}, options) };
    this.outgoing = createOutgoing(this.#peer, service);
    this.signal.addEventListener(
      'abort',
      () => this.dispatchEvent(new RoomClosedEvent(this.signal.reason as RoompaneError)),
      { once: true },
    );
    clock.hold(welcome.context.areClocksHeld);
    void this.#followContext();
  }

  get info(): RoomContext['info'] {
    return this.#context.info;
  }

  get me(): Me {
    return this.#me;
  }

  get appearance(): RoomContext['appearance'] {
    return this.#context.appearance;
  }

  get grants(): RoomContext['grants'] {
    return this.#context.grants;
  }

  get openReason(): RoomContext['openReason'] {
    return this.#welcome.context.openReason;
  }

  get signal(): AbortSignal {
    return this.#peer.signal;
  }

  supports(method: string): boolean {
    return this.#welcome.methods.includes(method);
  }

  post(draft: DraftInput, options?: Abortable): Promise<Outcome> {
    return this.#peer.call(postMessageCall, createDraft(draft, crypto.randomUUID()), options);
  }

  close(): void {
    this.#peer.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  async #followContext(): Promise<void> {
    try {
      for await (const change of this.#peer.follow(followContextCall, {})) this.#take(change);
    } catch (error) {
      // Without it the room would lie about grants and appearance, so a host that breaks it off has ended the session.
      this.#peer.close(toRoompaneError(error));
    }
  }

  #take(change: ContextChange): void {
    const before = this.#context;
    this.#context = { ...before, ...change };
    this.#me = toMe(this.#context.me);
    this.#clock.hold(this.#context.areClocksHeld);
    for (const part of PARTS) {
      if (JSON.stringify(before[part]) === JSON.stringify(this.#context[part])) continue;
      this.dispatchEvent(new RoomChangeEvent(`${part}-changed`, before[part], this.#context[part]));
    }
  }
}

function toMe(me: MeInfo): Me {
  return { ...me, can: (grant) => me.may.includes(grant) };
}
