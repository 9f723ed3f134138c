import type { Direction } from './port-event.ts';
import type { Facts } from './facts.ts';

/**
 * What a row of a recording is about. `call`: an act and its answer. `stream`: the opening of a stream, or batches of it.
 * `event`: what one side tells the other: a greeting, a change of the context, progress, the end. `verdict`: a draft on its
 * way to an interceptor, or the answer. `ping`: a sign of life. `error`: a refusal of something that has no id.
 */
export type RecordKind = 'call' | 'stream' | 'event' | 'verdict' | 'ping' | 'error';

/** How it stands. What waits is `pending`; what was only told is `sent`, and `read` when the far side asked for more. */
export type RecordResult =
  | 'pending'
  | 'sent'
  | 'read'
  | 'ok'
  | 'refused'
  | 'failed'
  | 'aborted'
  /** A stream that runs, and one that came to its end or was stopped by its reader. */
  | 'open'
  | 'closed'
  /** The session went before there was an answer. */
  | 'cut-off'
  | 'passed'
  | 'changed'
  | 'stopped'
  | 'asked'
  /** A check that had no verdict in time, and a verdict that came after that. */
  | 'late'
  /** A check that was taken back, because the draft was. */
  | 'withdrawn';

/** One string of a record, as it was on the port. */
export interface RecordedString {
  readonly direction: Direction;
  readonly atEpochMs: number;
  /** At most 65,536 UTF-16 units together with the record's other strings. */
  readonly written: string;
  /** Not all of it was kept. */
  readonly isCut: boolean;
}

/** One row of a recording, as it stands now. Immutable: what becomes of it is another record with the same id. */
export interface WireRecord {
  /** Counts the records of a recorder from 1. */
  readonly id: number;
  /** The add-in, as the recorder's owner names it. */
  readonly source: string;
  readonly kind: RecordKind;
  /** Which way the first string went. */
  readonly direction: Direction;
  /** The method, or the type of the envelope where there is none. */
  readonly name: string;
  readonly atEpochMs: number;
  /** From the first string to the one that settled it; for batches from the last one to its acknowledgement. */
  readonly tookMs?: number | undefined;
  /** UTF-8 bytes of all strings that count to this record. */
  readonly sizeBytes: number;
  /** Events in it, where it stands for batches. */
  readonly events?: number | undefined;
  readonly result: RecordResult;
  /** The code of the error that settled it. */
  readonly code?: string | undefined;
  /** Of a check and its answer: the draft, as events of the room and records of drafts name it. */
  readonly draftId?: string | undefined;
  /** What can be told of the contents without a word of them. */
  readonly facts: Facts;
  /** Empty where contents are not kept. */
  readonly contents: readonly RecordedString[];
}

const bad: ReadonlySet<RecordResult> = new Set(['refused', 'failed', 'late']);

/** Something that its author should look at: refused, failed or late. */
export function isTrouble({ kind, result }: Pick<WireRecord, 'kind' | 'result'>): boolean {
  return kind === 'error' || bad.has(result);
}
