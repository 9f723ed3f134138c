import type { StreamSource } from '@roompane/bridge';
import type { Appearance, ContextChange, Grant, MeInfo, OpenReason, Room, RoomContext } from '@roompane/protocol';

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

/**
 * The context as a stream of states: each read gives it whole, each change only the parts that changed. Whole first, so
 * that nothing is lost between the welcome and the stream.
 */
export class ContextFeed implements StreamSource<ContextChange, undefined> {
  readonly start = undefined;
  readonly #listeners = new Set<(change: ContextChange, place: undefined) => void>();
  #context: RoomContext;

  constructor(context: RoomContext) {
    this.#context = context;
  }

  get context(): RoomContext {
    return this.#context;
  }

  /** Takes the context as it stands now and tells what is different. */
  update(context: RoomContext): void {
    const before = this.#context;
    this.#context = context;
    const parts = (Object.keys(context) as (keyof RoomContext)[]).filter(
      (part) => JSON.stringify(before[part]) !== JSON.stringify(context[part]),
    );
    if (parts.length === 0) return;
    const change: ContextChange = Object.fromEntries(parts.map((part) => [part, context[part]]));
    for (const listener of [...this.#listeners]) listener(change, undefined);
  }

  listen(
    listener: (change: ContextChange, place: undefined) => void,
    { signal }: { readonly signal: AbortSignal },
  ): void {
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener), { once: true });
  }

  read(): ReturnType<StreamSource<ContextChange, undefined>['read']> {
    const { info, me, appearance, grants, areClocksHeld } = this.#context;
    const event: ContextChange = { info, me, appearance, grants, areClocksHeld };
    return Promise.resolve({ events: [{ event, place: undefined }], place: undefined, isLast: true });
  }
}
