import { isTrouble, type RecordCounts, type WireRecord } from '@roompane/host';

/** What an inspector shows. Pings come every few seconds and say nothing while they are answered, so `all` is without them. */
export type Filter = 'all' | 'call' | 'event' | 'stream' | 'verdict' | 'trouble' | 'ping';

export const FILTERS: readonly (readonly [filter: Filter, label: string])[] = [
  ['all', 'All'],
  ['call', 'Calls'],
  ['event', 'Events'],
  ['stream', 'Streams'],
  ['verdict', 'Verdicts'],
  ['trouble', 'Errors'],
  ['ping', 'Pings'],
];

/** Gives the records that the filter lets through, in their order. */
export function filterRecords(records: readonly WireRecord[], filter: Filter): readonly WireRecord[] {
  if (filter === 'all') return records.filter(({ kind }) => kind !== 'ping');
  if (filter === 'trouble') return records.filter(isTrouble);
  return records.filter(({ kind }) => kind === filter);
}

/** How many there were of them, also of those that are no longer kept. */
export function countRecords(counts: RecordCounts, filter: Filter): number {
  if (filter !== 'all') return counts[filter];
  return counts.call + counts.event + counts.stream + counts.verdict + counts.error;
}
