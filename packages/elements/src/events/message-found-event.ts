import type { FoundMessage } from '@roompane/protocol';

/**
 * Someone chose a message that was found. Give it to a list: `list.scrollToMessage(event.found.message.id, { cursor:
 * event.found.cursor })`. Bubbles out of shadow roots.
 */
export class MessageFoundEvent extends Event {
  declare readonly type: 'message-found';
  readonly found: FoundMessage;
  constructor(found: FoundMessage) {
    super('message-found', { bubbles: true, composed: true });
    this.found = found;
  }
}
