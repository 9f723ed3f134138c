import { reactToMessage, redactMessage } from '@roompane/protocol';
import { type Act, callAct } from './act.ts';
import type { ActedRoom } from './acted-room.ts';

/** What is done to a message that is there. */
export function createMessageActs({ room }: Pick<ActedRoom, 'room'>): readonly Act[] {
  return [
    callAct(redactMessage, async ({ messageId }, { signal }) => void (await room.redact(messageId, { signal }))),
    callAct(reactToMessage, async (reaction, { signal }) => void (await room.react(reaction, { signal }))),
  ];
}
