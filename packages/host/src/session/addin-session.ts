import { createLaunchToken, createMessagePortLink, hearHello, systemClock, withLaunchToken } from '@roompane/bridge';
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
import type { Sender } from '../outgoing/interceptor.ts';
import { Connection, type Place } from './connection.ts';
import { Interception } from './interception.ts';
import type { MountOptions } from './mount-options.ts';
import type { SessionSettings } from './session-context.ts';
import { type SessionEventMap, type SessionPhase, SessionStateEvent } from './session-state-event.ts';
import {
  initialSessionState,
  type SessionEffect,
  type SessionInput,
  type SessionState,
  stepSession,
} from './session-state.ts';

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
  #state: SessionState = initialSessionState;
  /** One mount of the address in the frame; a reload is another. */
  #mount = new AbortController();
  #connection: Connection | undefined;
  readonly #sender: Sender;
  #place: Place | undefined;
  /** The client took it away, and has not brought it back. */
  #isClosed = false;
  #settings: SessionSettings;

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
    this.#sender = { via: { id: manifest.id, name: manifest.name }, sessionKey: crypto.randomUUID() };
    // At once where it can be: the draft that the user enters next must not get past an add-in that is mounted already.
    if (!('then' in options.room)) this.#enter(options.room);
    else {
      options.room.then(
        (room) => this.#enter(room),
        (reason: unknown) => this.#apply({ type: 'room-failed', error: toRoompaneError(reason, 'room/not-joined') }),
      );
    }
    this.#load();
  }

  get state(): SessionPhase {
    return this.#state.phase;
  }

  /** Why the session ended; absent while it has not. */
  get error(): RoompaneError | undefined {
    return this.#state.error;
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
    const error = this.#isClosed ? undefined : this.#takePlace();
    if (error) this.#apply({ type: 'end', error });
  }

  /** Stops and starts the clocks of both sides, for breakpoints. @spec LV3 */
  holdClocks(areClocksHeld: boolean): void {
    this.#clock.hold(areClocksHeld);
    this.#change({ areClocksHeld });
  }

  /**
   * Mounts the address afresh in the same frame, with a new token. In a frame that is not in the document nothing can be
   * mounted: the session is ended then, for the reason it had.
   */
  reload(): void {
    if (!this.#options.frame.isConnected) return this.close();
    this.#unmount();
    this.#isClosed = false;
    this.#apply({ type: 'reload' });
    const error = this.#takePlace();
    if (error) return this.#apply({ type: 'end', error });
    const { frame } = this.#options;
    // Another token alone would be a change of fragment, which loads nothing.
    frame.addEventListener('load', () => this.#load(), { once: true, signal: this.#mount.signal });
    frame.src = 'about:blank';
  }

  /**
   * Ends the session, and takes the add-in out of the way of drafts: one that ended by itself stays there, as its policy
   * says. The frame stays where it is and is the caller's to remove. Twice is the same as once.
   */
  close(): void {
    this.#unmount();
    this.#isClosed = true;
    this.#apply({ type: 'end', error: new RoompaneError('connection/closed') });
    this.#place?.interception.detach();
  }

  #enter(room: HostRoom): void {
    const { order = 0, interceptPolicy: policy = 'pass', checkDeadlineMs: deadlineMs = 4_000 } = this.#options;
    const sender = this.#sender;
    const interception = new Interception({ room, sender, order, policy, deadlineMs });
    const channel = `${this.#sandbox.entry.origin} ${this.manifest.id}`;
    this.#place = { room, sender, interception, channel };
    const error = this.#isClosed ? undefined : this.#takePlace();
    this.#apply(error ? { type: 'room-failed', error } : { type: 'room-joined' });
  }

  /** A room takes so many add-ins and no more: that ends the session, and is thrown into nobody's page. */
  #takePlace(): RoompaneError | undefined {
    try {
      this.#place?.interception.apply(this.#settings.grants);
      return undefined;
    } catch (thrown) {
      return toRoompaneError(thrown);
    }
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
      onHello: (port) => this.#apply({ type: 'greeted', atMs: this.#clock.now() }, port),
      onEnd: (error) => this.#apply({ type: 'end', error }),
    });
    frame.addEventListener('load', () => this.#apply({ type: 'loaded' }), { signal });
    frame.src = withLaunchToken(this.#sandbox.entry, token);
  }

  /** Does what the reducer says, then tells what has become of the session. */
  #apply(input: SessionInput, port?: MessagePort): void {
    const before = this.#state.phase;
    const [state, effects] = stepSession(this.#state, input);
    this.#state = state;
    for (const effect of effects) this.#do(effect, port);
    const { phase, error } = state;
    if (phase !== before) this.#place?.interception.stand({ phase, error });
    // Only the client can remove a frame, and has taken the add-in away with it.
    if (phase === 'ended' && !this.#options.frame.isConnected) this.#place?.interception.detach();
    if (this.#state === state && state.phase !== before) this.dispatchEvent(new SessionStateEvent(before, state.phase));
  }

  #do(effect: SessionEffect, port: MessagePort | undefined): void {
    switch (effect.type) {
      case 'take-port':
        this.#connection = port && this.#connect(port);
        break;
      case 'close-port':
        port?.close();
        break;
      case 'wait':
        this.#connection?.wait();
        break;
      case 'welcome':
        if (this.#place) this.#connection?.welcome(this.#place, this.#settings);
        break;
      case 'disconnect': {
        const connection = this.#connection;
        this.#connection = undefined;
        this.#place?.interception.replace();
        connection?.close(effect.error);
      }
    }
  }

  #connect(port: MessagePort): Connection {
    const { frame, observe, wrapLink, enterRoom } = this.#options;
    const connection = new Connection(createMessagePortLink(port), {
      frame,
      clock: this.#clock,
      observe,
      wrapLink,
      enterRoom,
      onReady: () => this.#apply({ type: 'welcomed' }),
      onResponsive: (isResponsive) => this.#apply({ type: isResponsive ? 'heard' : 'silent' }),
      onEnd: (error) => {
        if (this.#connection === connection) this.#apply({ type: 'end', error });
      },
    });
    return connection;
  }

  #change(change: Partial<SessionSettings>): void {
    this.#settings = { ...this.#settings, ...change };
    this.#connection?.update(this.#settings);
  }

  /** The frame's loads and hellos no longer count. */
  #unmount(): void {
    this.#mount.abort();
    this.#mount = new AbortController();
  }
}
