import { observeDraftsCall } from '../addin-methods.ts';
import type { DraftWants } from '../draft-wants.ts';
import type { ObservedDraft } from '../observed-draft.ts';
import type { Abortable, Room } from '../room.ts';

export interface ObserveOptions extends Abortable {
  /** Also see this add-in's own posts. @default false */
  readonly includeOwn?: boolean | undefined;
  /** Which drafts to be told of. @default all that it may see */
  readonly wants?: DraftWants | undefined;
}

/**
 * The user's drafts as they set out, and how each ends. No draft waits for it, and it changes none. Needs the grant
 * `outgoing/observe`; what other add-ins post is among it with `outgoing/observe-others`. Ends and throws as
 * `messages.live()` does; who asks too slowly gets `missed` in place of what is gone. @spec OP17
 */
export function observe(
  room: Pick<Room, 'follow'>,
  { includeOwn = false, wants, signal }: ObserveOptions = {},
): AsyncIterable<ObservedDraft> {
  return room.follow(observeDraftsCall, { includeOwn, wants }, { signal });
}
