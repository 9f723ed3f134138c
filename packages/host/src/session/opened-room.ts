import type { Service } from '@roompane/bridge';
import { followContext, type Grant, type RoomContext, RoompaneError } from '@roompane/protocol';
import type { EnteredRoom } from '../room/shared-rooms.ts';
import type { Asker } from '../room/acts/act.ts';
import { StateFeed } from '../room/state-feed.ts';
import type { Sender } from '../outgoing/interceptor.ts';
import type { Resting } from './resting-source.ts';
import { createRoomService } from './room-service.ts';
import { type SessionSettings, toContext } from './session-context.ts';

/** The session that has other rooms open. */
export interface OpeningSession {
  readonly sender: Sender;
  readonly asker: Pick<Asker, 'channel'>;
  readonly settings: () => SessionSettings;
  /** Aborts when the grant is taken back. */
  readonly whileGranted: (grant: Grant) => AbortSignal;
  /** Absent where the add-in stands in no frame. */
  readonly resting: Resting | undefined;
}

/** What goes through a room's own session alone: its way out, and its doors to other rooms. */
const OWN_ALONE = /^(outgoing|rooms)\//;

/** One other room, as a session has it open. All that hangs on it ends with it. @spec OR2 OR3 */
export class OpenedRoom {
  readonly service: Service;
  readonly #entered: EnteredRoom;
  readonly #session: OpeningSession;
  readonly #context: StateFeed<RoomContext>;
  readonly #ending = new AbortController();

  constructor(entered: EnteredRoom, session: OpeningSession) {
    const { room } = entered;
    const { sender, settings, whileGranted, resting } = session;
    const { signal } = this.#ending;
    this.#entered = entered;
    this.#session = session;
    this.#context = new StateFeed(this.context);
    const service = createRoomService({
      room,
      context: this.#context,
      sender,
      asker: { ended: signal, isPage: false, channel: session.asker.channel },
      view: () => room.viewFor(settings().grants),
      whileGranted,
      resting,
    });
    this.service = new Map([...service].filter(([name]) => !OWN_ALONE.test(name)));
    const tell = (): void => this.update();
    for (const type of ['info-changed', 'me-changed', 'connection-changed'] as const) {
      room.addEventListener(type, tell, { signal });
    }
    room.addEventListener('closed', ({ reason }) => this.close(reason), { signal });
    whileGranted('rooms/enter').addEventListener('abort', ({ target }) => this.close((target as AbortSignal).reason), {
      signal,
    });
  }

  /** Aborted, with the reason, when the session no longer has it. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  /** As the add-in knows it. */
  get context(): RoomContext {
    const { room } = this.#entered;
    const settings = this.#session.settings();
    return room.viewFor(settings.grants).show(followContext, toContext(room, settings));
  }

  /** Room or session are another than before. */
  update(): void {
    this.#context.update(this.context);
  }

  /** Twice is the same as once. */
  close(reason: unknown = new RoompaneError('room/not-joined')): void {
    if (this.#ending.signal.aborted) return;
    this.#ending.abort(reason);
    this.#entered.leave();
  }
}
