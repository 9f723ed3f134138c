import type { Appearance, Clock, Grant, Link, Manifest, OpenReason } from '@roompane/protocol';
import type { Observe } from '../inspect/port-event.ts';
import type { FailurePolicy } from '../outgoing/interceptor.ts';
import type { EnterRoom } from '../room/shared-rooms.ts';
import type { HostRoom } from '../room/host-room.ts';

/** What a web client says when it mounts an add-in. */
export interface MountOptions {
  /** The room it stands in. While it is a promise the add-in is told to wait. */
  readonly room: HostRoom | Promise<HostRoom>;
  /** Without `src`; it is given its sandbox and address here, and must not be moved in the document afterwards. */
  readonly frame: HTMLIFrameElement;
  readonly manifest: Manifest;
  /** What the add-in holds, whatever its manifest asks for. */
  readonly grants: readonly Grant[];
  readonly appearance: Appearance;
  /** @default 'user' */
  readonly openReason?: OpenReason | undefined;
  /**
   * Lets the add-in into other rooms, where it holds `rooms/enter`: what it may do there is what its grants and the user's
   * role in that room allow. Ask the user, or look at a list, and give the room of a `SharedRooms`. An add-in that
   * asks for 15 s in vain may ask again, and waits for the same answer. @default nobody: `feature/unsupported`
   */
  readonly enterRoom?: EnterRoom | undefined;
  /** What becomes of a draft when this add-in gives no verdict. @default 'pass' */
  readonly interceptPolicy?: FailurePolicy | undefined;
  /** Interceptors are asked from the lowest to the highest. @default 0 */
  readonly order?: number | undefined;
  /** How long its interceptor has for one draft. @default 4_000 */
  readonly checkDeadlineMs?: number | undefined;
  /** Lets the add-in have the origin of its address; only on another site than the host's. @default false */
  readonly ownOrigin?: boolean | undefined;
  /** How long a loaded frame has for its hello. @default 10_000 */
  readonly helloTimeoutMs?: number | undefined;
  /** @default the platform's time */
  readonly clock?: Clock | undefined;
  /** Told of every string that crosses the port: what inspectors and recordings are made of. @default nobody */
  readonly observe?: Observe | undefined;
  /**
   * Stands between each session and its port, to delay, hold back or lose what crosses: for previews and tests. What it
   * gives has to keep the promises of {@link Link}, but for those it breaks on purpose. `observe` is told of what the
   * session sends and hears. @default the port itself
   */
  readonly wrapLink?: ((port: Link) => Link) | undefined;
  /** Ends the session. */
  readonly signal?: AbortSignal | undefined;
}
