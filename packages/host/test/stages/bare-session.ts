import { createHoldableClock, RoompaneError, TypedEventTarget } from '@roompane/protocol';
import type { RoomStage, SeatOptions, SessionHandle } from '@roompane/testing';
import { type SessionPhase, SessionStateEvent } from '@roompane/host';
import { Connection } from '../../src/session/connection.ts';
import { Interception } from '../../src/session/interception.ts';
import type { SessionSettings } from '../../src/session/session-context.ts';
import type { SessionEventMap } from '../../src/session/session-state-event.ts';
import { allGrants, appearance } from '../mounted.ts';

/**
 * The host's side of a session without a mount, for transports that the mount refuses, as it must: ports in one page, and
 * a frame of the host's own origin. What a mount adds, sandbox and rendezvous, is tested on mounted frames.
 */
export class BareSession extends TypedEventTarget<SessionEventMap> implements SessionHandle {
  state: SessionPhase = 'connecting';
  error: RoompaneError | undefined;
  readonly #clock;
  readonly #connection: Connection;
  readonly #interception: Interception;
  #settings: SessionSettings;

  constructor(
    port: MessagePort,
    frame: HTMLIFrameElement,
    { stage, id = 'one', grants = allGrants, order = 0, interceptPolicy = 'pass' }: SeatOptions & { stage: RoomStage },
  ) {
    super();
    this.#clock = createHoldableClock(stage.clock);
    this.#settings = { appearance, grants, openReason: 'user', areClocksHeld: false };
    this.#connection = new Connection(port, {
      frame,
      clock: this.#clock,
      onReady: () => this.#become('ready'),
      onResponsive: (isResponsive) => this.#become(isResponsive ? 'ready' : 'unresponsive'),
      onEnd: (error) => this.#end(error),
    });
    const { room } = stage;
    const sender = { via: { id, name: `Add-in ${id}` }, sessionKey: crypto.randomUUID() };
    this.#interception = new Interception({ room, sender, order, policy: interceptPolicy, deadlineMs: 4_000 });
    this.#interception.apply(grants);
    this.#connection.welcome({ room, sender, interception: this.#interception }, this.#settings);
  }

  setGrants(grants: SessionSettings['grants']): void {
    this.#change({ grants });
    this.#interception.apply(grants);
  }

  setAppearance(look: SessionSettings['appearance']): void {
    this.#change({ appearance: look });
  }

  holdClocks(areClocksHeld: boolean): void {
    this.#clock.hold(areClocksHeld);
    this.#change({ areClocksHeld });
  }

  close(): void {
    const error = new RoompaneError('connection/closed');
    this.#connection.close(error);
    this.#end(error);
    this.#interception.detach();
  }

  #change(change: Partial<SessionSettings>): void {
    this.#settings = { ...this.#settings, ...change };
    this.#connection.update(this.#settings);
  }

  #end(error: RoompaneError): void {
    if (this.state === 'ended') return;
    this.error = error;
    this.#become('ended');
  }

  #become(now: SessionPhase): void {
    const before = this.state;
    if (before === now) return;
    this.state = now;
    this.#interception.stand({ phase: now, error: this.error });
    this.dispatchEvent(new SessionStateEvent(before, now));
  }
}
