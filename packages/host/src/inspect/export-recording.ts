import type { Json } from '@roompane/protocol';
import type { Facts } from './facts.ts';
import type { WireRecord } from './wire-record.ts';

export interface ExportOptions {
  readonly atEpochMs: number;
  /** Also the strings themselves: what people wrote, as far as it was kept. @default false */
  readonly withContents?: boolean;
}

/** Records as JSON for a file, to attach to a report or to look at elsewhere. Without contents no word of them is in it. */
export function exportRecording(
  records: readonly WireRecord[],
  { atEpochMs, withContents = false }: ExportOptions,
): string {
  const rows = records.map(({ contents, facts, ...record }) => ({
    ...record,
    facts: toJson(facts),
    ...(withContents ? { contents } : {}),
  }));
  const recording = { format: 'roompane/recording', version: 1, atEpochMs, withContents, records: rows };
  return JSON.stringify(recording, null, 2);
}

function toJson(facts: Facts): Json {
  return facts.type === 'events'
    ? { type: facts.type, counts: Object.fromEntries(facts.counts) }
    : ({ ...facts } as Json);
}
