/** What of a room its reader has not seen yet. */
export interface Unread {
  /** Messages of others that came and were not seen. */
  readonly count: number;
  /** Before this message stands the divider; it stays a while after the reader has come. */
  readonly firstId: string | undefined;
  /** What the divider says. */
  readonly dividerCount: number;
}

export type UnreadInput =
  /** Someone else's message came; `isSeen` when the reader stood at the end and looked. */
  | { readonly type: 'arrived'; readonly messageId: string; readonly isSeen: boolean }
  /** The reader came to the end and looks. */
  | { readonly type: 'seen' }
  /** It is known from elsewhere where the unread begin. */
  | { readonly type: 'marked'; readonly messageId: string; readonly count: number };

export const NOTHING_UNREAD: Unread = { count: 0, firstId: undefined, dividerCount: 0 };

export function stepUnread(unread: Unread, input: UnreadInput): Unread {
  switch (input.type) {
    case 'arrived': {
      // The divider has done its work once the reader saw it and the room went on.
      if (input.isSeen) return unread.count === 0 ? NOTHING_UNREAD : unread;
      const count = unread.count + 1;
      const firstId = unread.count === 0 ? input.messageId : unread.firstId;
      return { count, firstId, dividerCount: count };
    }
    case 'seen':
      return unread.count === 0 ? unread : { ...unread, count: 0 };
    case 'marked':
      return { count: input.count, firstId: input.messageId, dividerCount: input.count };
  }
}
