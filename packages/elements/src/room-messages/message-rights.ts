import type { Message, Room } from '@roompane/protocol';

/** What the chat server may lack: the host's room says so, else its first answer. */
export type LackableAct = 'edit' | 'react' | 'remove';

/** What someone may do with one message. */
export interface MessageRights {
  readonly react: boolean;
  readonly reply: boolean;
  readonly edit: boolean;
  readonly remove: boolean;
}

/** By what `room` allows the local user now, without what its server lacks. */
export function rightsOn(
  { author, isRedacted }: Message,
  { me }: Pick<Room, 'me'>,
  lacking: ReadonlySet<LackableAct>,
): MessageRights {
  const isOwn = author.id === me.id;
  const mayPost = !isRedacted && me.can('messages/post');
  const mayRemove = !isRedacted && me.can('messages/redact') && (isOwn || me.role === 'manager');
  return {
    react: !isRedacted && me.can('messages/react') && !lacking.has('react'),
    reply: mayPost,
    edit: mayPost && isOwn && !lacking.has('edit'),
    remove: mayRemove && !lacking.has('remove'),
  };
}
