import { type Draft, toDraftAction } from '@roompane/protocol';
import type { DraftDecidedEvent, DraftEnteredEvent, DraftProgressEvent, DraftSettledEvent } from '../draft-events.ts';
import type { DraftEnding } from '../draft-record.ts';
import type { RecordedDecision, RecordedDraft, RecordedEnding } from './recorded-draft.ts';

/** What a record hears of a draft, and when. */
export interface Heard {
  readonly event: DraftEnteredEvent | DraftProgressEvent | DraftDecidedEvent | DraftSettledEvent;
  readonly atEpochMs: number;
  readonly keepsWords: boolean;
}

/** What is new about a draft that was entered before. @spec OP20 */
export function foldDraft(record: RecordedDraft, { event, atEpochMs, keepsWords }: Heard): RecordedDraft {
  switch (event.type) {
    case 'draft-entered':
      return record;
    case 'draft-progress': {
      const { waitsFor, state, policy, remainingMs } = event;
      return { ...record, waiting: { waitsFor, state, policy, remainingMs, sinceEpochMs: atEpochMs } };
    }
    case 'draft-decided':
      return {
        ...record,
        waiting: undefined,
        decisions: [...record.decisions, toDecision(event, keepsWords)],
      };
    case 'draft-settled':
      return { ...record, waiting: undefined, ending: toEnding(event.ending, atEpochMs) };
  }
}

/** A draft that has just set out. */
export function beginDraft(
  { draft, draftId, via }: DraftEnteredEvent,
  { id, roomId, atEpochMs }: { readonly id: number; readonly roomId: string; readonly atEpochMs: number },
): RecordedDraft {
  const { key, kind, importance } = draft;
  const what = { key, kind, importance, action: toDraftAction(draft), chars: countChars(draft) };
  return { id, roomId, draftId, ...what, via, enteredAtEpochMs: atEpochMs, decisions: [] };
}

function toDecision({ decision }: DraftDecidedEvent, keepsWords: boolean): RecordedDecision {
  const { step, atEpochMs, tookMs, before, after } = decision;
  const { addin, did, failure, byUser, reason } = step;
  return {
    ...{ addin, did, failure, byUser, atEpochMs, tookMs },
    beforeChars: countChars(before),
    afterChars: countChars(after),
    reasonChars: reason?.length ?? 0,
    ...(keepsWords ? { words: { before, after, reason } } : {}),
  };
}

function toEnding(ending: DraftEnding, atEpochMs: number): RecordedEnding {
  const { type } = ending;
  switch (type) {
    case 'posted':
      return { type, atEpochMs, messageId: ending.message.id };
    case 'failed':
      return { type, atEpochMs, code: ending.code };
    case 'blocked':
      return { type, atEpochMs, by: ending.by, byUser: ending.byUser };
    case 'withdrawn':
      return { type, atEpochMs };
  }
}

function countChars({ title = '', body }: Draft): number {
  return title.length + body.text.length;
}
