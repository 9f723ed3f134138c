import { systemClock } from '@roompane/bridge';
import { type Clock, type RoomProvider, RoompaneError, toRoompaneError } from '@roompane/protocol';
import type { Budgets } from '../outgoing/draft-run.ts';
import type { AskUser } from '../outgoing/question-queue.ts';
import { HostRoom } from './host-room.ts';

export interface JoinOptions {
  /** @default the platform's own time */
  readonly clock?: Clock | undefined;
  /** Gives up joining with `call/aborted`, and leaves the room later on. */
  readonly signal?: AbortSignal | undefined;
  /** Asks the user in the host's own dialog. @default none: a question of an add-in is its failure `unsupported` */
  readonly ask?: AskUser | undefined;
  /** @default 15 s for the checks of one draft, 10 s for an add-in to become ready, 250 ms for the barrier */
  readonly budgets?: Partial<Budgets> | undefined;
}

/**
 * Joins a room of a connected provider. Rejects with the provider's coded error, `room/not-found` for one, and has then
 * left nothing behind.
 */
export async function joinRoom(provider: RoomProvider, roomId: string, options: JoinOptions = {}): Promise<HostRoom> {
  const { clock = systemClock, signal, ask, budgets } = options;
  try {
    const room = await provider.join(roomId, { signal });
    try {
      const { end: head } = await room.readLog({ limit: 1, signal });
      if (signal?.aborted) throw new RoompaneError('call/aborted', { cause: signal.reason });
      const joined = new HostRoom(room, { provider, clock, head, ask, budgets });
      const leave = (): void => void joined.leave();
      signal?.addEventListener('abort', leave, { signal: joined.signal });
      return joined;
    } catch (thrown) {
      await room.leave().catch(() => undefined);
      throw thrown;
    }
  } catch (thrown) {
    throw toRoompaneError(thrown);
  }
}
