import type { WireRecord } from '@roompane/host';
import { writeTime } from '../inspector/figures.ts';
import { tellDetail, tellResult } from '../inspector/tell-record.ts';
import type { Command } from './command.ts';

/** The newest calls, streams and verdicts of the inspector, the last one first. */
export function listCalls(records: readonly WireRecord[], onRecord: (id: number) => void): readonly Command[] {
  return records
    .filter(({ kind }) => kind !== 'ping')
    .slice(-200)
    .reverse()
    .map((record) => ({
      group: 'Calls',
      label: record.name,
      hint: [writeTime(record.atEpochMs), tellResult(record)[0], tellDetail(record)].filter(Boolean).join(' · '),
      icon: record.direction === 'to-host' ? 'to-room' : 'to-pane',
      run: () => onRecord(record.id),
    }));
}
