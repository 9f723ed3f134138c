import { parseAs, parseStoredDraft, type StoredDraft } from '@roompane/protocol';
import type { QueuedDraft } from './outbox-state.ts';

export function readStored(unread: unknown): StoredDraft | undefined {
  try {
    return parseAs(parseStoredDraft, unread, 'argument/invalid');
  } catch {
    // Written by another version, or by nobody of ours: it is left where it is.
    return undefined;
  }
}

/** What of a draft is for the next page, too. */
export function toStored({
  isKept: _kept,
  failures: _failures,
  dueMs: _due,
  turn: _turn,
  ...queued
}: QueuedDraft): StoredDraft {
  const { state, isHeldUp: _heldUp, isTakenOver: _takenOver, ...stored } = queued;
  return { ...stored, state: state === 'sending' ? 'waiting' : state };
}
