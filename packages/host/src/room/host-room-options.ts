import type { Clock, RoomProvider } from '@roompane/protocol';
import type { OutboxKeeper } from '../outbox/create-outbox.ts';
import type { Budgets } from '../outgoing/draft-run.ts';
import type { AskUser } from '../outgoing/question-queue.ts';

export interface HostRoomOptions {
  /** The provider that joined the room. */
  readonly provider: RoomProvider;
  readonly clock: Clock;
  /** A place at the end of the log: the feed follows it from here. */
  readonly head: string;
  readonly ask?: AskUser | undefined;
  readonly budgets?: Partial<Budgets> | undefined;
  /** @see JoinOptions.secret */
  readonly secret?: Uint8Array | undefined;
  /** @see JoinOptions.outbox */
  readonly outbox?: OutboxKeeper | undefined;
}
