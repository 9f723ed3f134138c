import type { Message } from '@roompane/protocol';

/** Someone wants to answer a message. Give it to a composer: `composer.reply(event.message)`. Bubbles out of shadow roots. */
export class MessageReplyEvent extends Event {
  declare readonly type: 'message-reply';
  readonly message: Message;
  constructor(message: Message) {
    super('message-reply', { bubbles: true, composed: true });
    this.message = message;
  }
}
