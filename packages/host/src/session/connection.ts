import { createMessagePortLink, type Link, Peer, watchLiveness } from '@roompane/bridge';
import {
  type Clock,
  type Greeting,
  HOST_METHODS,
  LIMITS,
  PROTOCOL_VERSIONS,
  RoompaneError,
  toRoompaneError,
  toWireError,
  type Via,
} from '@roompane/protocol';
import type { HostRoom } from '../room/host-room.ts';
import type { Sender } from '../outgoing/interceptor.ts';
import { createHostGuard } from './host-guard.ts';
import { Interception, type InterceptionOptions } from './interception.ts';
import { createRoomService } from './room-service.ts';
import { RevocableGrants } from './revocable-grants.ts';
import { ContextFeed, type SessionSettings, toContext } from './session-context.ts';

export interface ConnectionOptions {
  readonly frame: HTMLIFrameElement;
  readonly clock: Clock;
  readonly via: Via;
  readonly interception: Pick<InterceptionOptions, 'order' | 'policy' | 'deadlineMs'>;
  readonly onReady: () => void;
  readonly onResponsive: (isResponsive: boolean) => void;
  /** Called once, unless `close` was called before. */
  readonly onEnd: (error: RoompaneError) => void;
}

/** The port to one document: greeting first, then the session. It ends once and takes everything with it. @spec LT4 */
export class Connection {
  readonly #link: Link;
  readonly #options: ConnectionOptions;
  readonly #ending = new AbortController();
  #peer: Peer | undefined;
  #update: ((settings: SessionSettings) => void) | undefined;

  constructor(port: MessagePort, options: ConnectionOptions) {
    this.#options = options;
    this.#link = createMessagePortLink(port);
    // Where the engine tells that the far document is gone: a removed frame has no window any more. @spec LT1
    port.addEventListener('close', () => this.#leaveIfRemoved(), this.#ending);
  }

  /** The room is not ready yet. */
  wait(): void {
    this.#greet({ type: 'wait' });
  }

  /** Takes the add-in: the session begins. */
  welcome(room: HostRoom, settings: SessionSettings): void {
    const { clock, via, interception: rank } = this.#options;
    const { signal } = this.#ending;
    const sender: Sender = { via, sessionKey: crypto.randomUUID() };
    const context = new ContextFeed(toContext(room, settings));
    const interception = new Interception({ room, sender, ...rank });
    const revocable = new RevocableGrants(settings.grants);
    let current = settings;
    let heard = (): void => undefined;

    this.#greet({
      type: 'welcome',
      version: PROTOCOL_VERSIONS.max,
      context: context.context,
      methods: [...HOST_METHODS.keys()],
      limits: LIMITS,
    });
    const peer: Peer = new Peer({
      link: this.#link,
      clock,
      guard: createHostGuard(clock, () => current.grants),
      onArrival: () => heard(),
      service: createRoomService({
        room,
        context,
        sender,
        peer: () => peer,
        whileGranted: (grant) => revocable.signalOf(grant),
        interception: {
          start: (params) => interception.start(peer, params),
          stop: () => interception.stop(),
          progress: (params) => interception.progress(params),
        },
      }),
    });
    this.#peer = peer;

    const tell = (): void => {
      context.update(toContext(room, current));
      revocable.update(current.grants);
      interception.apply(current.grants);
    };
    this.#update = (next) => {
      current = next;
      tell();
    };
    tell();
    room.addEventListener('info-changed', tell, { signal });
    room.addEventListener('me-changed', tell, { signal });
    room.addEventListener('closed', ({ reason }) => this.#end(reason), { signal });
    signal.addEventListener('abort', () => interception.detach(), { once: true });
    peer.signal.addEventListener('abort', () => this.#end(toRoompaneError(peer.signal.reason)), { once: true });
    heard = watchLiveness({ peer, clock, onChange: this.#options.onResponsive });
    this.#options.onReady();
  }

  /** Takes new grants, a new appearance, held clocks. */
  update(settings: SessionSettings): void {
    this.#update?.(settings);
  }

  /** Ends the session without a word to the one who asked for it. */
  close(error: RoompaneError): void {
    if (this.#ending.signal.aborted) return;
    this.#ending.abort(error);
    if (this.#peer) this.#peer.close(error);
    else this.#greet({ type: 'refuse', error: toWireError(error) });
    this.#link.close();
  }

  #end(error: RoompaneError): void {
    if (this.#ending.signal.aborted) return;
    this.close(error);
    this.#options.onEnd(error);
  }

  #leaveIfRemoved(): void {
    if (this.#options.frame.contentWindow === null) this.#end(new RoompaneError('connection/closed'));
  }

  #greet(greeting: Greeting): void {
    this.#link.send(JSON.stringify(greeting));
  }
}
