import { isTrouble, type RecordKind, type WireRecord } from './wire-record.ts';

/** How many records there were since the last clearing, also those that are gone. `trouble` are counted by kind as well. */
export type RecordCounts = Readonly<Record<RecordKind | 'trouble', number>>;

export const NO_RECORDS: RecordCounts = { call: 0, stream: 0, event: 0, verdict: 0, ping: 0, error: 0, trouble: 0 };

/** The counts when `before` has become `now`. */
export function countRecord(counts: RecordCounts, before: WireRecord | undefined, now: WireRecord): RecordCounts {
  const isNewTrouble = isTrouble(now) && !(before && isTrouble(before));
  if (before && !isNewTrouble) return counts;
  return {
    ...counts,
    [now.kind]: counts[now.kind] + (before ? 0 : 1),
    trouble: counts.trouble + (isNewTrouble ? 1 : 0),
  };
}
