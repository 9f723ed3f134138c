// Classes and events; nothing is registered here. Adding a line is a public act.

export { MessageEditEvent } from './events/message-edit-event.ts';
export { MessageReplyEvent } from './events/message-reply-event.ts';
export { PostSettledEvent } from './events/post-settled-event.ts';
export { RoomLinkEvent } from './events/room-link-event.ts';
export { UnreadChangedEvent } from './events/unread-changed-event.ts';
export type { ReloadAddin } from './room-composer/notice-acts.ts';
export { RoomComposer } from './room-composer/room-composer.ts';
export { RoomHeader } from './room-header/room-header.ts';
export type { FindMessageOptions } from './room-messages/find-message.ts';
export type { LinkToMessage } from './room-messages/message-acts.ts';
export { RoomMessages } from './room-messages/room-messages.ts';
export { RoomOutbox } from './room-outbox/room-outbox.ts';
export { RoomRoster } from './room-roster/room-roster.ts';
export { RoomTyping } from './room-typing/room-typing.ts';
