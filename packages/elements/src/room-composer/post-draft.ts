import { type Draft, type Outcome, type Room, toRoompaneError } from '@roompane/protocol';
import { createId } from '@roompane/protocol/provider-kit';
import type { Composition } from './composition.ts';
import type { ChangedNotice } from './notice.ts';

/** A post from a composer. */
export interface Posting {
  readonly room: Room;
  readonly composition: Composition;
  /** Called right before the composition learns how it ended: the caret may have moved meanwhile. */
  readonly onEnd: () => void;
}

/** Posts what is written. Resolves with the outcome, or with none where there is none; the composition knows why. Never rejects. */
export async function postDraft({ room, composition, onEnd }: Posting, written: Draft): Promise<Outcome | undefined> {
  const input = { ...composition.toInput(), key: written.key };
  const signal = composition.begin(written.key);
  try {
    const outcome = await room.post(input, { signal });
    onEnd();
    if (isPending(composition, signal)) composition.settle(outcome, written);
    return outcome;
  } catch (thrown) {
    onEnd();
    if (isPending(composition, signal)) composition.fail(toRoompaneError(thrown));
    return undefined;
  }
}

/** Or was it let go meanwhile, so that an outbox answers for it? */
function isPending({ pending }: Composition, signal: AbortSignal): boolean {
  return pending?.signal === signal;
}

/**
 * Gives a message the words that its poster wrote, as an edit of it, so that the room reads them once. Add-ins still see
 * them, and may stop them. Settles as {@link postDraft} does.
 */
export async function postOriginal(
  { room, composition, onEnd }: Posting,
  notice: ChangedNotice,
): Promise<Outcome | undefined> {
  const key = createId();
  const signal = composition.beginOriginal(key);
  try {
    const outcome = await room.post({ ...notice.before, edits: notice.after.id, key }, { signal, asWritten: true });
    onEnd();
    if (isPending(composition, signal)) composition.settleOriginal(outcome, notice);
    return outcome;
  } catch (thrown) {
    onEnd();
    if (isPending(composition, signal)) composition.fail(toRoompaneError(thrown));
    return undefined;
  }
}
