import type { Call } from '../method.ts';
import type { Reaction } from '../provider.ts';
import type { Abortable, Room } from '../room.ts';
import { deadlineMs, nothing } from './call-parts.ts';

export const redactMessageCall: Call<{ readonly messageId: string }, undefined> = {
  name: 'messages/redact',
  deadlineMs,
  result: nothing,
};

export const reactCall: Call<Reaction, undefined> = { name: 'messages/react', deadlineMs, result: nothing };

type AnyRoom = Pick<Room, 'call'>;

/**
 * Removes a message: one's own, or anybody's for a manager. Resolves when the server has it; twice is the same as once.
 * Needs the grant `messages/redact`. Rejects with `message/not-found`, `message/forbidden`, `feature/unsupported`.
 */
export function redact(room: AnyRoom, messageId: string, options?: Abortable): Promise<void> {
  return room.call(redactMessageCall, { messageId }, options);
}

/**
 * Sets or takes back the local user's reaction to a message. Resolves when the server has it; twice is the same as once.
 * Needs the grant `messages/react`. Rejects with `message/not-found`, `feature/unsupported`.
 */
export function react(room: AnyRoom, reaction: Reaction, options?: Abortable): Promise<void> {
  return room.call(reactCall, reaction, options);
}
