import type { DraftInput, Message } from '@roompane/protocol';

/** What a draft is about, where it is not a post of its own: the message that it answers, or the own one that it changes. */
export interface DraftTarget {
  readonly type: 'reply' | 'edit';
  readonly messageId: string;
  /** As it was when it was chosen; absent where only its id is known. */
  readonly message?: Message | undefined;
}

/** The target that a draft names. What is `known` of the same message stays. */
export function targetOf(
  { edits, replyTo }: Pick<DraftInput, 'edits' | 'replyTo'>,
  known: DraftTarget | undefined,
): DraftTarget | undefined {
  const messageId = edits ?? replyTo;
  if (messageId === undefined) return undefined;
  return known?.messageId === messageId ? known : { type: edits === undefined ? 'reply' : 'edit', messageId };
}

export function toTargetFields(target: DraftTarget | undefined): Pick<DraftInput, 'edits' | 'replyTo'> {
  if (!target) return {};
  return target.type === 'edit' ? { edits: target.messageId } : { replyTo: target.messageId };
}
