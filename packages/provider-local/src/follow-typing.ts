import { LIMITS, type TypingEvent } from '@roompane/protocol';
import { untilAborted } from '@roompane/protocol/provider-kit';
import type { TypingChannel } from './typing-channel.ts';

/** What others do, from now on. A reader that is slow finds the last word of each person, and of so many at most. @spec PR14 */
export async function* followTyping(
  channel: TypingChannel,
  { roomId, myId, signal }: { readonly roomId: string; readonly myId: string; readonly signal: AbortSignal },
): AsyncGenerator<TypingEvent, void, undefined> {
  const waiting = new Map<string, TypingEvent>();
  let wake: (() => void) | undefined;
  const hear = (event: TypingEvent): void => {
    const { id } = event.person;
    if (id === myId || (waiting.size >= LIMITS.typingPeople && !waiting.has(id))) return;
    waiting.set(id, event);
    wake?.();
  };
  channel.listen(roomId, hear, { signal });
  for (;;) {
    for (const [id, event] of waiting) {
      waiting.delete(id);
      yield event;
    }
    if (waiting.size === 0) await untilAborted(new Promise<void>((resolve) => (wake = resolve)), signal);
  }
}
