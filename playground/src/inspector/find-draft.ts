import type { RecordedDraft, WireRecord } from '@roompane/host';

/** The draft that a record is a check of. A room that was joined again counts its drafts anew: the last before it is meant. */
export function findDraft(
  drafts: readonly RecordedDraft[],
  { draftId, atEpochMs }: Pick<WireRecord, 'draftId' | 'atEpochMs'>,
): RecordedDraft | undefined {
  if (draftId === undefined) return undefined;
  return drafts.findLast((draft) => draft.draftId === draftId && draft.enteredAtEpochMs <= atEpochMs);
}
