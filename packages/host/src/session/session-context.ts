import type { StreamSource } from '@roompane/bridge';
import type { Appearance, Grant, MeInfo, OpenReason, Room, RoomContext } from '@roompane/protocol';

/** What the host says of a session beside the room itself. */
export interface SessionSettings {
  readonly appearance: Appearance;
  readonly grants: readonly Grant[];
  readonly openReason: OpenReason;
  readonly areClocksHeld: boolean;
}

/** What an add-in with these settings knows of the room. @spec GR3 */
export function toContext(room: Pick<Room, 'info' | 'me'>, settings: SessionSettings): RoomContext {
  return { info: room.info, me: narrow(room.me, settings.grants), ...settings };
}

/** What the role allows and the host granted. */
function narrow({ id, name, kind, role, may }: MeInfo, grants: readonly Grant[]): MeInfo {
  return { id, name, kind, role, may: may.filter((grant) => grants.includes(grant)) };
}

/** The context as a stream of states: whole on each read and after each change, of which only the latest counts. */
export class ContextFeed implements StreamSource<RoomContext, undefined> {
  readonly start = undefined;
  readonly #listeners = new Set<(context: RoomContext, place: undefined) => void>();
  #context: RoomContext;

  constructor(context: RoomContext) {
    this.#context = context;
  }

  get context(): RoomContext {
    return this.#context;
  }

  /** Takes the context as it stands now and tells of it when it is different. */
  update(context: RoomContext): void {
    const before = this.#context;
    this.#context = context;
    if (JSON.stringify(before) === JSON.stringify(context)) return;
    for (const listener of [...this.#listeners]) listener(context, undefined);
  }

  listen(
    listener: (context: RoomContext, place: undefined) => void,
    { signal }: { readonly signal: AbortSignal },
  ): void {
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener), { once: true });
  }

  read(): ReturnType<StreamSource<RoomContext, undefined>['read']> {
    return Promise.resolve({
      events: [{ event: this.#context, place: undefined }],
      place: undefined,
      isLast: true,
    });
  }
}
