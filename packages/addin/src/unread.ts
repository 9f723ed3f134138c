// `@roompane/addin/unread`: what few need costs only those.

export { unread } from '@roompane/protocol';
export type { Unread, UnreadState } from '@roompane/protocol';
