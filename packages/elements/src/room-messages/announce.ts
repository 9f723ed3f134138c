import type { Message } from '@roompane/protocol';

/** Longer texts are for reading, not for hearing between two other things. */
const MAX_CHARS = 160;

/**
 * What a screen reader says of messages that came: the last one's words, or how many there were.
 * @param wordsOf What is drawn of a message instead of its text, where that is something else.
 */
export function announce(
  arrived: readonly Message[],
  ownId: string | undefined,
  wordsOf: (message: Message) => string | undefined,
): string {
  const others = arrived.filter(({ author }) => author.id !== ownId);
  const last = others.at(-1);
  if (!last) return '';
  if (others.length > 1) return `${others.length} new messages`;
  const words = wordsOf(last) ?? (last.kind === 'story' ? `Story, ${last.title ?? ''}` : last.body.text);
  const alert = last.importance === 'high' ? 'High importance. ' : '';
  return `${alert}${last.author.name}: ${words.length > MAX_CHARS ? `${words.slice(0, MAX_CHARS)}…` : words}`;
}
