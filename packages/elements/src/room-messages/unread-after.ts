import type { MessageWindow } from './message-window.ts';

/** The first message behind a known one that somebody else wrote, and how many there are; nothing where it is not loaded. */
export function unreadAfter(
  window: MessageWindow,
  lastSeenId: string,
  ownId: string,
): { readonly messageId: string; readonly count: number } | undefined {
  const lastSeen = window.placeOf(lastSeenId);
  if (lastSeen === undefined) return undefined;
  let messageId: string | undefined;
  let count = 0;
  for (let place = lastSeen + 1; place < window.end; place++) {
    const message = window.at(place);
    if (!message || (message.author.id === ownId && !message.via)) continue;
    messageId ??= message.id;
    count++;
  }
  return messageId === undefined ? undefined : { messageId, count };
}
