import { resourceOf } from './jid.ts';
import * as NS from './namespace.ts';
import { parseSignalStanza, type SessionSignal } from './signal-stanza.ts';
import { attributeOf, childOf, childrenOf, textOf } from './xml.ts';

/** What a room's message says now, whatever the archive makes of it. */
export interface RoomMessage {
  /** At most 2,000 characters; empty where it was taken away. */
  readonly subject?: string;
  /** Whether its sender is writing, where it says so. A message ends it. */
  readonly isTyping?: boolean;
  readonly signal?: SessionSignal;
  /** The room says that it was changed. */
  readonly isConfigured: boolean;
}

export function parseRoomMessage(message: Element): RoomMessage {
  if (attributeOf(message, 'type') !== 'groupchat') return { isConfigured: false };
  const body = childOf(message, 'body');
  const subject = childOf(message, 'subject');
  const isTyping = body ? false : parseChatState(message);
  const signal = parseSignalStanza(message);
  const isFromRoom = resourceOf(attributeOf(message, 'from')) === '';
  const user = isFromRoom ? childOf(message, 'x', NS.MUC_USER) : undefined;
  return {
    // Beside a body it is the title of a message.
    ...(subject && !body ? { subject: textOf(subject).trim().slice(0, 2_000) } : {}),
    ...(isTyping === undefined ? {} : { isTyping }),
    ...(signal ? { signal } : {}),
    isConfigured: childrenOf(user, 'status').length > 0,
  };
}

/** XEP-0085. */
function parseChatState(message: Element): boolean | undefined {
  if (childOf(message, 'composing', NS.CHAT_STATES)) return true;
  const ends = ['active', 'paused', 'inactive', 'gone'];
  return ends.some((state) => childOf(message, state, NS.CHAT_STATES)) ? false : undefined;
}
