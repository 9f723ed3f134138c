import { systemClock } from '@roompane/bridge';
import { type Clock, type RoomProvider, RoompaneError, toRoompaneError } from '@roompane/protocol';
import type { Budgets } from '../outgoing/draft-run.ts';
import type { OutboxKeeper } from '../outbox/create-outbox.ts';
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
  /**
   * The deployment's, at least 16 bytes, from which the room's own is made: add-ins without the grant `people/identify`
   * see pseudonyms that depend on it. Give every client and every visit the same, and an add-in knows a person again, in
   * this room alone. Whoever has it can tell whose a pseudonym is; keep it from add-ins, not from users.
   * @default a random one of this page: pseudonyms that an add-in keeps mean nobody after a reload, or in another tab
   */
  readonly secret?: Uint8Array | undefined;
  /**
   * Keeps what is posted until the server has it, also when the line is down or the page is reloaded: see `room.outbox`.
   * Made by `createOutbox`. @default none: a post that does not get through has failed, with its draft
   */
  readonly outbox?: OutboxKeeper | undefined;
}

/**
 * Joins a room of a connected provider. Rejects with the provider's coded error, `room/not-found` for one, and has then
 * left nothing behind.
 */
export async function joinRoom(provider: RoomProvider, roomId: string, options: JoinOptions = {}): Promise<HostRoom> {
  const { clock = systemClock, signal, ask, budgets, secret, outbox } = options;
  try {
    const room = await provider.join(roomId, { signal });
    try {
      const { end: head } = await room.readLog({ limit: 1, signal });
      if (signal?.aborted) throw new RoompaneError('call/aborted', { cause: signal.reason });
      const joined = new HostRoom(room, { provider, clock, head, ask, budgets, secret, outbox });
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
