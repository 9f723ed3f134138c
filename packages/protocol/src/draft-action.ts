import type { Draft } from './draft.ts';

/** What a draft does in its room: says something new, answers a message, or changes the words of an own one. */
export type DraftAction = 'post' | 'reply' | 'edit';

export const DRAFT_ACTIONS: readonly DraftAction[] = ['post', 'reply', 'edit'];

/** What `draft` does. An edit of an answer is an edit. */
export function toDraftAction({ edits, replyTo }: Pick<Draft, 'edits' | 'replyTo'>): DraftAction {
  if (edits !== undefined) return 'edit';
  return replyTo === undefined ? 'post' : 'reply';
}
