import type { RecordCounts, Recorder, TrafficSecond, WireRecord } from '@roompane/host';

/** What an inspector draws at one moment; while it is paused, that of the moment before. */
export interface View {
  readonly records: readonly WireRecord[];
  readonly counts: RecordCounts;
  readonly traffic: readonly TrafficSecond[];
}

export function viewOf({ records, counts, traffic }: Recorder): View {
  return { records, counts, traffic };
}
