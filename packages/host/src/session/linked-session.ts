import { systemClock } from '@roompane/bridge';
import {
  type Appearance,
  createHoldableClock,
  type Grant,
  type HoldableClock,
  type Link,
  type Manifest,
  RoompaneError,
  toRoompaneError,
  TypedEventTarget,
} from '@roompane/protocol';
import type { HostRoom } from '../room/host-room.ts';
import { Connection } from './connection.ts';
import { Interception } from './interception.ts';
import type { MountOptions } from './mount-options.ts';
import type { SessionSettings } from './session-context.ts';
import { type SessionEventMap, type SessionPhase, SessionStateEvent } from './session-state-event.ts';

/** What {@link linkAddin} is told: as for a mount, without what a frame needs. */
export interface LinkOptions extends Omit<
  MountOptions,
  'room' | 'frame' | 'manifest' | 'ownOrigin' | 'helloTimeoutMs' | 'signal'
> {
  readonly room: HostRoom;
  /** At its far end is the add-in, which has yet to hear a greeting. */
  readonly link: Link;
  readonly manifest: Pick<Manifest, 'id' | 'name'>;
  /** The frame in which the add-in stands after all: its removal ends the session. @default none */
  readonly frame?: HTMLIFrameElement | undefined;
}

/** The session with one add-in at the far end of a link. Made by {@link linkAddin}. Dispatches `state-changed`. */
export class LinkedSession extends TypedEventTarget<SessionEventMap> {
  readonly #clock: HoldableClock;
  readonly #connection: Connection;
  readonly #interception: Interception;
  #state: SessionPhase = 'connecting';
  #error: RoompaneError | undefined;
  #settings: SessionSettings;

  constructor(options: LinkOptions) {
    super();
    const { room, link, manifest, grants, appearance, openReason = 'user', clock = systemClock } = options;
    const { order = 0, interceptPolicy: policy = 'pass', checkDeadlineMs: deadlineMs = 4_000 } = options;
    const sender = { via: { id: manifest.id, name: manifest.name }, sessionKey: crypto.randomUUID() };
    this.#interception = new Interception({ room, sender, order, policy, deadlineMs });
    this.#clock = createHoldableClock(clock);
    this.#settings = { appearance, grants, openReason, areClocksHeld: false };
    this.#connection = new Connection(link, {
      frame: options.frame,
      clock: this.#clock,
      observe: options.observe,
      wrapLink: options.wrapLink,
      enterRoom: options.enterRoom,
      onReady: () => this.#become('ready'),
      onResponsive: (isResponsive) => this.#become(isResponsive ? 'ready' : 'unresponsive'),
      onEnd: (error) => this.#end(error),
    });
    if (this.#takePlace())
      this.#connection.welcome(
        { room, sender, interception: this.#interception, channel: `linked ${manifest.id}` },
        this.#settings,
      );
  }

  /** Never `loading`: there is no page to load. */
  get state(): SessionPhase {
    return this.#state;
  }

  /** Why the session ended; absent while it has not. */
  get error(): RoompaneError | undefined {
    return this.#error;
  }

  get grants(): readonly Grant[] {
    return this.#settings.grants;
  }

  /** Tells the add-in how the host looks now. */
  setAppearance(appearance: Appearance): void {
    this.#change({ appearance });
  }

  /** Gives and takes grants; what hangs on one that is taken ends at once. @spec GR2 GR3 */
  setGrants(grants: readonly Grant[]): void {
    this.#change({ grants });
    if (this.#state !== 'ended') this.#takePlace();
  }

  /** Stops and starts the clocks of both sides, for breakpoints. @spec LV3 */
  holdClocks(areClocksHeld: boolean): void {
    this.#clock.hold(areClocksHeld);
    this.#change({ areClocksHeld });
  }

  /** Ends the session, and takes the add-in out of the way of drafts. Twice is the same as once. */
  close(): void {
    this.#leave(new RoompaneError('connection/closed'));
    this.#interception.detach();
  }

  /** A room takes so many add-ins and no more: that ends the session, and is thrown into nobody's page. */
  #takePlace(): boolean {
    try {
      this.#interception.apply(this.#settings.grants);
      return true;
    } catch (thrown) {
      this.#leave(toRoompaneError(thrown));
      return false;
    }
  }

  #leave(error: RoompaneError): void {
    this.#connection.close(error);
    this.#end(error);
  }

  #change(change: Partial<SessionSettings>): void {
    this.#settings = { ...this.#settings, ...change };
    this.#connection.update(this.#settings);
  }

  #end(error: RoompaneError): void {
    if (this.#state === 'ended') return;
    this.#error = error;
    this.#become('ended');
  }

  #become(now: SessionPhase): void {
    const before = this.#state;
    if (before === now) return;
    this.#state = now;
    this.#interception.stand({ phase: now, error: this.#error });
    this.dispatchEvent(new SessionStateEvent(before, now));
  }
}

/**
 * Begins a session with an add-in at the far end of a link, and greets it at once: for tests in Node, and for transports
 * that are no frame. Who holds the far end is the add-in, whoever that is: there is neither a sandbox nor a rendezvous.
 */
export function linkAddin(options: LinkOptions): LinkedSession {
  return new LinkedSession(options);
}
