import {
  createLaunchToken,
  hearHello,
  initialMeterState,
  stepMeter,
  systemClock,
  withLaunchToken,
} from '@roompane/bridge';
import {
  type Appearance,
  createHoldableClock,
  type Grant,
  type HoldableClock,
  type Manifest,
  RoompaneError,
  toRoompaneError,
  TypedEventTarget,
} from '@roompane/protocol';
import { createSandbox, type Sandbox } from '../frame/sandbox.ts';
import type { HostRoom } from '../room/host-room.ts';
import { Connection } from './connection.ts';
import type { MountOptions } from './mount-options.ts';
import type { SessionSettings } from './session-context.ts';
import { type SessionEventMap, type SessionPhase, SessionStateEvent } from './session-state-event.ts';

const DEFAULT_HELLO_TIMEOUT_MS = 10_000;

/**
 * One mounted add-in, from its frame's first load to its removal. Made by `mountAddin`. Dispatches `state-changed`.
 * It never throws late: how it ended stands in {@link AddinSession.error}.
 */
export class AddinSession extends TypedEventTarget<SessionEventMap> {
  readonly manifest: Manifest;
  readonly #options: MountOptions;
  readonly #sandbox: Sandbox;
  readonly #clock: HoldableClock;
  /** One mount of the address in the frame; a reload is another. */
  #mount = new AbortController();
  #connection: Connection | undefined;
  /** Each hello costs a session: a frame that goes on saying it is measured as one that goes on being refused. */
  #hellos = initialMeterState;
  #room: HostRoom | undefined;
  /** Why there will be no room. */
  #roomError: RoompaneError | undefined;
  /** The mount's last session ended by abuse: no other begins. */
  #isBarred = false;
  #settings: SessionSettings;
  #state: SessionPhase = 'loading';
  #error: RoompaneError | undefined;

  /** @throws `entry/not-allowed` */
  constructor(options: MountOptions) {
    super();
    const { manifest, appearance, grants, openReason = 'user', ownOrigin, clock = systemClock, signal } = options;
    this.manifest = manifest;
    this.#options = options;
    this.#sandbox = createSandbox(manifest.entry, location.origin, { ownOrigin });
    this.#clock = createHoldableClock(clock);
    this.#settings = { appearance, grants, openReason, areClocksHeld: false };
    signal?.addEventListener('abort', () => this.close(), { once: true });
    Promise.resolve(options.room).then(
      (room) => this.#enter(room),
      (reason: unknown) => this.#end((this.#roomError = toRoompaneError(reason, 'room/not-joined'))),
    );
    this.#load();
  }

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
  }

  /** Stops and starts the clocks of both sides, for breakpoints. @spec LV3 */
  holdClocks(areClocksHeld: boolean): void {
    this.#clock.hold(areClocksHeld);
    this.#change({ areClocksHeld });
  }

  /** Mounts the address afresh in the same frame, with a new token. */
  reload(): void {
    this.#unmount(new RoompaneError('connection/replaced'));
    this.#error = undefined;
    this.#isBarred = false;
    this.#setState('loading');
    const { frame } = this.#options;
    // Another token alone would be a change of fragment, which loads nothing.
    frame.addEventListener('load', () => this.#load(), { once: true, signal: this.#mount.signal });
    frame.src = 'about:blank';
  }

  /** Ends the session. The frame stays where it is and is the caller's to remove. Twice is the same as once. */
  close(): void {
    this.#unmount(new RoompaneError('connection/closed'));
    this.#end(new RoompaneError('connection/closed'));
  }

  #load(): void {
    const { frame, helloTimeoutMs = DEFAULT_HELLO_TIMEOUT_MS } = this.#options;
    const { signal } = this.#mount;
    const token = createLaunchToken();
    frame.setAttribute('sandbox', this.#sandbox.tokens);
    hearHello({
      frame,
      token,
      origin: this.#sandbox.origin,
      clock: this.#clock,
      signal,
      helloTimeoutMs,
      onHello: (port) => this.#greet(port),
      onEnd: (error) => this.#end(error),
    });
    frame.addEventListener('load', () => this.#state === 'loading' && this.#setState('connecting'), { signal });
    frame.src = withLaunchToken(this.#sandbox.entry, token);
  }

  /** @spec HS6 HS9 */
  #greet(port: MessagePort): void {
    const [meter, abuse] = stepMeter(this.#hellos, { type: 'refused', atMs: this.#clock.now() });
    this.#hellos = meter;
    if (abuse) this.#end(abuse);
    if (this.#isBarred) return port.close();
    this.#connection?.close(new RoompaneError('connection/replaced'));
    const { frame, manifest, order = 0, interceptPolicy = 'pass', checkDeadlineMs = 4_000 } = this.#options;
    const connection = new Connection(port, {
      frame,
      clock: this.#clock,
      observe: this.#options.observe,
      via: { id: manifest.id, name: manifest.name },
      interception: { order, policy: interceptPolicy, deadlineMs: checkDeadlineMs },
      onReady: () => this.#setState('ready'),
      onResponsive: (isResponsive) => this.#setState(isResponsive ? 'ready' : 'unresponsive'),
      onEnd: (error) => {
        if (this.#connection === connection) this.#end(error);
      },
    });
    this.#connection = connection;
    if (this.#roomError) return this.#end(this.#roomError);
    this.#error = undefined;
    if (this.#room) connection.welcome(this.#room, this.#settings);
    else connection.wait();
  }

  #enter(room: HostRoom): void {
    this.#room = room;
    this.#connection?.welcome(room, this.#settings);
  }

  #change(change: Partial<SessionSettings>): void {
    this.#settings = { ...this.#settings, ...change };
    this.#connection?.update(this.#settings);
  }

  #unmount(reason: RoompaneError): void {
    this.#mount.abort();
    this.#mount = new AbortController();
    this.#connection?.close(reason);
    this.#connection = undefined;
  }

  /**
   * The rendezvous goes on: a page that says hello with this mount's token begins anew, but for one that ended by abuse,
   * which only the user's reload brings back. The frame is looked at after each of its loads all the same.
   * @spec HS9 HS11 LI3 LT1
   */
  #end(error: RoompaneError): void {
    if (error.code === 'limit/abusive') this.#isBarred = true;
    const connection = this.#connection;
    this.#connection = undefined;
    connection?.close(error);
    this.#error ??= error;
    this.#setState('ended');
  }

  #setState(now: SessionPhase): void {
    const before = this.#state;
    if (before === now) return;
    this.#state = now;
    this.dispatchEvent(new SessionStateEvent(before, now));
  }
}
