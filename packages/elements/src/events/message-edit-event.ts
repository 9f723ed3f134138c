import type { Message } from '@roompane/protocol';

/** Someone wants to change an own message. Give it to a composer: `composer.edit(event.message)`. Bubbles out of shadow roots. */
export class MessageEditEvent extends Event {
  declare readonly type: 'message-edit';
  /** As it stands. */
  readonly message: Message;
  constructor(message: Message) {
    super('message-edit', { bubbles: true, composed: true });
    this.message = message;
  }
}
