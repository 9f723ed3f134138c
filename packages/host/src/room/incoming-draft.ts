import {
  checkDraft,
  createDraft,
  type Draft,
  type DraftInput,
  type FailedOutcome,
  parseAs,
  parseDraft,
  type RoomLimits,
  RoompaneError,
  toRoompaneError,
} from '@roompane/protocol';
import { createDraftKey } from './draft-key.ts';

/** A draft, and why it may not leave as it is, if so. */
export interface ReadDraft {
  readonly draft: Draft;
  readonly error?: RoompaneError;
}

/**
 * A copy of what was written, which nobody can change while it is checked: what was looked at is what is posted. `limits`
 * are the room's own, where it has some.
 * @spec LI4
 * @throws `argument/invalid` for what is no draft at all, so that there are no words to give back.
 */
export function readDraft(input: DraftInput, limits?: RoomLimits): ReadDraft {
  const draft = createDraft(input, createDraftKey());
  if (typeof (draft.body as Draft['body'] | undefined)?.text !== 'string') {
    throw new RoompaneError('argument/invalid', { data: { path: 'body', expected: 'a text, or a body with one' } });
  }
  const error = checkDraft(draft, limits);
  if (error) return { draft, error };
  try {
    return { draft: parseAs(parseDraft, draft, 'call/invalid-params') };
  } catch (thrown) {
    return { draft, error: toRoompaneError(thrown, 'call/invalid-params') };
  }
}

/** The outcome of a draft that never got on its way. */
export function refuseDraft(draft: Draft, { code, message, isRetryable }: RoompaneError): FailedOutcome {
  return { type: 'failed', code, reason: message, isRetryable, draft, trail: [] };
}
