import { Peer, watchLiveness } from '@roompane/bridge';
import {
  type Clock,
  followContext,
  type Grant,
  type Greeting,
  HOST_METHODS,
  type Link,
  LIMITS,
  PROTOCOL_VERSIONS,
  type RoomContext,
  RoompaneError,
  toRoompaneError,
  toWireError,
} from '@roompane/protocol';
import { FrameSight } from '../frame/frame-sight.ts';
import { observeLink, type ObservedLinkOptions } from '../inspect/observe-link.ts';
import type { HostRoom } from '../room/host-room.ts';
import { StateFeed } from '../room/state-feed.ts';
import type { Sender } from '../outgoing/interceptor.ts';
import { createHostGuard } from './host-guard.ts';
import type { MountOptions } from './mount-options.ts';
import type { Interception } from './interception.ts';
import { OtherRooms } from './other-rooms.ts';
import { createOutgoingService } from './outgoing-service.ts';
import { createRoomService } from './room-service.ts';
import type { Resting } from './resting-source.ts';
import { RevocableGrants } from './revocable-grants.ts';
import { type SessionSettings, toContext } from './session-context.ts';

export interface ConnectionOptions extends ObservedLinkOptions, Pick<MountOptions, 'wrapLink' | 'enterRoom'> {
  /** Where the add-in stands: its removal ends the session. Absent where it stands in no frame. */
  readonly frame?: HTMLIFrameElement | undefined;
  readonly clock: Clock;
  readonly onReady: () => void;
  readonly onResponsive: (isResponsive: boolean) => void;
  /** Called once, unless `close` was called before. */
  readonly onEnd: (error: RoompaneError) => void;
}

/** Where a session stands: all its documents stand there, one after the other. */
export interface Place {
  readonly room: HostRoom;
  readonly sender: Sender;
  readonly interception: Interception;
  /** What the add-in's signals go through. */
  readonly channel: string;
}

/** The link to one document: greeting first, then the session. It ends once and takes everything with it. @spec LT4 */
export class Connection {
  readonly #link: Link;
  readonly #options: ConnectionOptions;
  readonly #ending = new AbortController();
  #peer: Peer | undefined;
  #update: ((settings: SessionSettings) => void) | undefined;

  constructor(link: Link, options: ConnectionOptions) {
    this.#options = options;
    const { wrapLink = (given) => given, frame } = options;
    const observed = observeLink(wrapLink(link), options);
    this.#link = frame ? this.#watchFrame(frame, observed) : observed;
  }

  /** The room is not ready yet. */
  wait(): void {
    this.#greet({ type: 'wait' });
  }

  /** Takes the add-in: the session begins, or ends at once where the room is over. */
  welcome({ room, sender, interception, channel }: Place, settings: SessionSettings): void {
    const { clock, enterRoom } = this.#options;
    const { signal } = this.#ending;
    if (room.signal.aborted) return this.#end(toRoompaneError(room.signal.reason));
    const toShown = (now: SessionSettings): RoomContext =>
      room.viewFor(now.grants).show(followContext, toContext(room, now));
    const context = new StateFeed(toShown(settings));
    const revocable = new RevocableGrants(settings.grants);
    let current = settings;
    let heard = (): void => undefined;

    const guard = createHostGuard(clock, () => current.grants);
    const serving = {
      room,
      sender,
      asker: { ended: signal, isPage: false, channel },
      view: () => room.viewFor(current.grants),
      whileGranted: (grant: Grant) => revocable.signalOf(grant),
      resting: this.#rest(clock),
    };
    const others = new OtherRooms({
      ...serving,
      own: room,
      enter: enterRoom,
      ended: signal,
      settings: () => current,
      onRefusal: () => {
        const abuse = guard.refused();
        if (abuse) peer.close(abuse);
      },
    });
    const tell = (): void => {
      context.update(toShown(current));
      others.update();
      revocable.update(current.grants);
    };
    this.#greet(toWelcome(toShown(settings)));
    const peer: Peer = (this.#peer = new Peer({
      link: this.#link,
      clock,
      guard,
      onArrival: () => heard(),
      service: new Map([
        ...createRoomService({ ...serving, context }),
        ...createOutgoingService({ ...serving, interception, peer: () => peer }),
        ...others.service,
      ]),
    }));
    this.#update = (next) => {
      current = next;
      tell();
    };
    for (const type of ['info-changed', 'me-changed', 'connection-changed'] as const) {
      room.addEventListener(type, tell, { signal });
    }
    room.addEventListener('closed', ({ reason }) => this.#end(reason), { signal });
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
    else this.#greet(toRefusal(error));
    this.#link.close();
  }

  #end(error: RoompaneError): void {
    if (this.#ending.signal.aborted) return;
    this.close(error);
    this.#options.onEnd(error);
  }

  /** @spec ST13 */
  #rest(clock: Clock): Resting | undefined {
    const { frame } = this.#options;
    return frame && { sight: new FrameSight(frame, this.#ending), clock };
  }

  /**
   * No engine tells a port that the far document is gone. A frame that is removed has no size any more, and no window: seen
   * when the page is next drawn, and in a hidden page at the latest with the next ping. @spec LT1
   */
  #watchFrame(frame: HTMLIFrameElement, link: Link): Link {
    const leaveIfRemoved = (): void => {
      if (frame.contentWindow === null) this.#end(new RoompaneError('connection/closed'));
    };
    const watcher = new ResizeObserver(leaveIfRemoved);
    watcher.observe(frame);
    this.#ending.signal.addEventListener('abort', () => watcher.disconnect(), { once: true });
    return {
      ...link,
      send(written) {
        leaveIfRemoved();
        link.send(written);
      },
    };
  }

  #greet(greeting: Greeting): void {
    this.#link.send(JSON.stringify(greeting));
  }
}

function toWelcome(context: RoomContext): Greeting {
  const { max: version } = PROTOCOL_VERSIONS;
  return { type: 'welcome', version, context, methods: [...HOST_METHODS.keys()], limits: LIMITS };
}

/** Connecting ends with one of few codes; which it was stands in the data. @spec HS13 */
function toRefusal({ code, message }: RoompaneError): Greeting {
  const refusal = new RoompaneError('connection/refused', { message, data: { reason: code } });
  return { type: 'refuse', error: toWireError(refusal) };
}
